package org.rapporteur.chat.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.ChatListener.Choice;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Reply;

/** What visitors send, over HTTP. Each post carries its sender's token and a number of its own. */
final class ChatRoutes {
  private static final int UPVOTES_PER_MESSAGE = 3;
  private static final int LONGEST_LINE = 4000;

  /** The word of most commands; a line may leave it out. */
  private static final String SHORT = "floor ";

  private static final String WHOLE_LINE = "";

  /** The box beside the composer, and the flag of commands that can do what it says. */
  private static final String ANONYMOUS = "anonymous";

  private final WebChat chat;
  private final Allowance allowance;
  private final MessageIds ids;
  private final Clock clock;
  private final Answers answers;
  private final RateLimit messages;
  private final RateLimit upvotes;

  ChatRoutes(WebChat chat, Allowance allowance, MessageIds ids, Clock clock, Answers answers) {
    this.chat = chat;
    this.allowance = allowance;
    this.ids = ids;
    this.clock = clock;
    this.answers = answers;
    this.messages = new RateLimit(allowance.messagesPerMinute(), clock);
    this.upvotes = new RateLimit(allowance.messagesPerMinute() * UPVOTES_PER_MESSAGE, clock);
  }

  void register(RoutesConfig routes) {
    routes.post("/s/{channel}/messages", this::message);
    routes.post("/s/{channel}/edits", this::edit);
    routes.post("/s/{channel}/upvotes", this::upvote);
    routes.post("/s/{channel}/name", this::introduce);
    routes.post("/s/{channel}/commands", this::command);
    routes.get("/s/{channel}/completions", this::suggest);
    routes.post("/moderators/{channel}/name", ctx -> introduce(moderator(ctx)));
    routes.post("/moderators/{channel}/commands", ctx -> command(moderator(ctx)));
    routes.get("/moderators/{channel}/completions", ctx -> complete(moderator(ctx)));
  }

  private void message(Context ctx) {
    Visitor visitor = sender(ctx);
    ChannelRef channel = channel(ctx);
    String text = text(ctx);
    if (text.startsWith("/") && isCommand(text.substring(1))) {
      call(ctx, visitor, channel, withBox(ctx, text.substring(1)));
      return;
    }
    checkRate(visitor);
    MessageRef message = ids.of(channel, visitor.user(), number(ctx));
    receive(Mapper.posted(visitor, message, text, ticked(ctx), clock.instant()));
    answers.taken(ctx, visitor, message);
  }

  private void edit(Context ctx) {
    Visitor visitor = sender(ctx);
    ChannelRef channel = channel(ctx);
    MessageRef message = message(channel, param(ctx, "message"));
    if (!ids.wrote(visitor.user(), message)) {
      throw new NotTaken(HttpStatus.FORBIDDEN, "Only its author can edit a message.");
    }
    String text = text(ctx);
    checkRate(visitor);
    receive(Mapper.edited(message, text, clock.instant(), eventId(ctx, visitor, channel)));
    answers.done(ctx, visitor, channel);
  }

  /** The vote says all: {@code +} or {@code -}, the message's channel, a space, its id. */
  private void upvote(Context ctx) {
    Visitor visitor = sender(ctx);
    ChannelRef channel = channel(ctx);
    String vote = param(ctx, "vote");
    int space = vote.indexOf(' ');
    if (space < 2 || (vote.charAt(0) != '+' && vote.charAt(0) != '-')) {
      throw badForm();
    }
    MessageRef message = message(channelOf(vote.substring(1, space)), vote.substring(space + 1));
    if (!upvotes.allows(visitor.user())) {
      throw tooMany("That is a lot of upvotes in a minute. Wait a moment, then go on.");
    }
    receive(
        Mapper.upvoted(
            visitor,
            message,
            vote.charAt(0) == '+',
            clock.instant(),
            eventId(ctx, visitor, channel)));
    answers.done(ctx, visitor, channel);
  }

  private void introduce(Context ctx) {
    Visitor visitor = sender(ctx);
    chat.visitors().introduce(ctx, param(ctx, "name"), param(ctx, "affiliation"));
    answers.done(ctx, visitor, channel(ctx));
  }

  private void command(Context ctx) {
    Visitor visitor = sender(ctx);
    call(ctx, visitor, channel(ctx), line(ctx));
  }

  private void call(Context ctx, Visitor visitor, ChannelRef channel, String line) {
    if (!visitor.moderator()) {
      checkRate(visitor);
    }
    Reply reply =
        listener().called(Mapper.called(visitor, channel, line, eventId(ctx, visitor, channel)));
    answers.replied(ctx, visitor, channel, reply);
  }

  private static boolean ticked(Context ctx) {
    return !param(ctx, ANONYMOUS).isEmpty();
  }

  /** A command's line, with the ticked box as the flag that its author did not type. */
  private String withBox(Context ctx, String line) {
    boolean flagged =
        ticked(ctx)
            && !line.endsWith(" " + ANONYMOUS)
            && listener().commands().stream()
                .filter(c -> c.name().equals(firstWord(line)))
                .flatMap(c -> c.options().stream())
                .anyMatch(o -> o.type() == CommandSpec.Type.FLAG && o.name().equals(ANONYMOUS));
    return flagged ? line + " " + ANONYMOUS : line;
  }

  /** Lines for a command that is typed; for a message, what it asks that was asked before. */
  private void suggest(Context ctx) {
    String typed = Objects.requireNonNullElse(ctx.queryParam("line"), "").stripLeading();
    if (typed.startsWith("/") || typed.length() > LONGEST_LINE) {
      complete(ctx);
      return;
    }
    Visitor visitor = chat.visitors().of(ctx);
    ChannelRef channel = channel(ctx);
    List<Choice> choices = new ArrayList<>();
    for (CommandSpec command : listener().commands()) {
      command.options().stream()
          .filter(o -> o.type() == CommandSpec.Type.QUESTION)
          .flatMap(
              o ->
                  listener()
                      .complete(
                          Mapper.called(visitor, channel, command.name(), "completion"),
                          o.name(),
                          typed)
                      .stream())
          .map(c -> new Choice("/" + command.name() + " " + c.value(), c.label()))
          .forEach(choices::add);
    }
    ctx.json(choices);
  }

  /** Whole lines for the one that is typed, which may leave the slash and {@code floor} out. */
  private void complete(Context ctx) {
    Visitor visitor = chat.visitors().of(ctx);
    ChannelRef channel = channel(ctx);
    String typed = Objects.requireNonNullElse(ctx.queryParam("line"), "").stripLeading();
    if (typed.length() > LONGEST_LINE) {
      throw tooLong(typed, LONGEST_LINE);
    }
    String slash = typed.startsWith("/") ? "/" : "";
    String line = typed.substring(slash.length());
    List<Choice> choices = isCommand(line) ? List.of() : lines(visitor, channel, SHORT + line);
    String left = choices.isEmpty() ? "" : SHORT;
    if (choices.isEmpty()) {
      choices = lines(visitor, channel, line);
    }
    ctx.json(
        choices.stream()
            .map(c -> new Choice(slash + c.value().substring(left.length()), c.label()))
            .toList());
  }

  private List<Choice> lines(Visitor visitor, ChannelRef channel, String line) {
    return listener()
        .complete(Mapper.called(visitor, channel, line, "completion"), WHOLE_LINE, line);
  }

  /** The command line typed or chosen, with what a button asked for after it. */
  private String line(Context ctx) {
    String line = param(ctx, "line").strip();
    String asked = param(ctx, "asked").strip();
    String whole = (line.startsWith("/") ? line.substring(1) : line) + " " + asked;
    if (whole.length() > Math.max(LONGEST_LINE, allowance.messageLength())) {
      throw tooLong(whole, Math.max(LONGEST_LINE, allowance.messageLength()));
    }
    if (whole.isBlank()) {
      throw new NotTaken(HttpStatus.BAD_REQUEST, "Type a command, such as: floor help");
    }
    return isCommand(whole) ? whole.strip() : SHORT + whole.strip();
  }

  /** Whether a line begins with a command's first word, so that it need not be typed in full. */
  private boolean isCommand(String line) {
    String first = firstWord(line);
    return listener().commands().stream().anyMatch(c -> firstWord(c.name()).equals(first));
  }

  private static String firstWord(String line) {
    return line.strip().split("\\s", 2)[0];
  }

  private Visitor sender(Context ctx) {
    Visitor visitor = chat.visitors().of(ctx);
    if (!Seal.same(param(ctx, "token"), visitor.token())) {
      throw new NotTaken(
          HttpStatus.FORBIDDEN,
          "This page is out of date, or your browser keeps no cookies. Load it anew and send again.");
    }
    return visitor;
  }

  private Context moderator(Context ctx) {
    if (!chat.visitors().of(ctx).moderator()) {
      throw new NotTaken(
          HttpStatus.FORBIDDEN,
          "This is for moderators. Open the moderators' link that the bot printed at its start.");
    }
    return ctx;
  }

  private String text(Context ctx) {
    String text =
        param(ctx, "text").replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
    if (text.isEmpty()) {
      throw new NotTaken(HttpStatus.BAD_REQUEST, "There is nothing to send yet: write something.");
    }
    if (text.length() > allowance.messageLength()) {
      throw tooLong(text, allowance.messageLength());
    }
    return text;
  }

  private void checkRate(Visitor visitor) {
    if (!messages.allows(visitor.user())) {
      throw tooMany(
          "At most "
              + allowance.messagesPerMinute()
              + " messages a minute. Yours is not lost: wait a moment, then send it again.");
    }
  }

  private String eventId(Context ctx, Visitor visitor, ChannelRef channel) {
    return ids.of(channel, visitor.user(), number(ctx)).id();
  }

  private static String number(Context ctx) {
    String number = param(ctx, "number");
    if (!MessageIds.isNumber(number)) {
      throw badForm();
    }
    return number;
  }

  private static ChannelRef channel(Context ctx) {
    return channelOf(WebChat.NAME + ":" + ctx.pathParam("channel"));
  }

  private static ChannelRef channelOf(String written) {
    try {
      return ChannelRef.parse(written);
    } catch (IllegalArgumentException e) {
      throw badForm();
    }
  }

  private static MessageRef message(ChannelRef channel, String id) {
    if (id.isEmpty() || id.length() > 200) {
      throw badForm();
    }
    return new MessageRef(channel, id);
  }

  private static String param(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "");
  }

  private void receive(ChatEvent event) {
    listener().received(event);
  }

  private ChatListener listener() {
    ChatListener listener = chat.listener();
    if (listener == null) {
      throw new NotTaken(
          HttpStatus.SERVICE_UNAVAILABLE, "The chat is starting. Send it again in a moment.");
    }
    return listener;
  }

  private static NotTaken tooLong(String text, int most) {
    return new NotTaken(
        HttpStatus.CONTENT_TOO_LARGE,
        "That is %,d characters; at most %,d fit. Shorten it, then send it again."
            .formatted(text.length(), most));
  }

  private static NotTaken tooMany(String sentence) {
    return new NotTaken(HttpStatus.TOO_MANY_REQUESTS, sentence);
  }

  private static NotTaken badForm() {
    return new NotTaken(
        HttpStatus.BAD_REQUEST, "This page sent something unexpected. Load it anew and try again.");
  }
}
