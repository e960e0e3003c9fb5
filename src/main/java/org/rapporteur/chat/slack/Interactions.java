package org.rapporteur.chat.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.ChatListener.Choice;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.CommandTexts;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Reply;
import org.rapporteur.chat.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands, buttons, shortcuts and forms. What is called is done before it is acknowledged, if that
 * takes no more than two of the three seconds Slack waits; answers go to the caller alone.
 */
final class Interactions {
  private static final Logger log = LoggerFactory.getLogger(Interactions.class);
  private static final long PATIENCE_MILLIS = 2_000;
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
  private static final String LATE = "Slack did not open the form in time. Please try again.";

  private final ChatListener listener;
  private final Channels channels;
  private final Calls calls;
  private final Mapper mapper;
  private final Home home;
  private final Api api;
  private final Answers answers;
  private final Executor working;
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * @param working runs calls, many at a time
   */
  Interactions(
      ChatListener listener,
      Channels channels,
      Calls calls,
      Mapper mapper,
      Home home,
      Api api,
      Answers answers,
      Executor working) {
    this.listener = listener;
    this.channels = channels;
    this.calls = calls;
    this.mapper = mapper;
    this.home = home;
    this.api = api;
    this.answers = answers;
    this.working = working;
  }

  /** Has a Bolt app hand everything over. */
  void register(App app) {
    app.command(ANY, (request, context) -> command(request.getPayload()));
    app.blockAction(ANY, (request, context) -> action(request.getPayload()));
    app.messageShortcut(ANY, (request, context) -> shortcut(request));
    app.viewSubmission(
        Form.CALLBACK, (request, context) -> submission(request.getPayload(), context));
  }

  private Response command(SlashCommandPayload payload) {
    ChannelRef channel = channels.ref(payload.getTeamId(), payload.getChannelId());
    String line =
        payload.getCommand().substring(1)
            + " "
            + SlackText.plain(
                Objects.requireNonNullElse(payload.getText(), ""),
                user -> calls.nameOf(channel, user));
    CompletableFuture<Reply> reply =
        start(
            () -> calls.call(payload.getTriggerId(), line, Map.of(), channel, payload.getUserId()));
    Optional<Reply> prompt = promptly(reply);
    if (prompt.isEmpty()) {
      Future<?> unused =
          reply.thenAccept(late -> answers.send(payload.getResponseUrl(), late.post(), false));
      return Response.ok();
    }
    List<ActionResponse> parts = Answers.parts(prompt.get().post());
    if (parts.size() > 1) {
      working.execute(() -> answers.send(payload.getResponseUrl(), parts.subList(1, parts.size())));
    }
    return Response.json(200, GsonFactory.createSnakeCase().toJson(parts.get(0)));
  }

  private Response action(BlockActionPayload payload) {
    Optional<ButtonValue> pressed =
        Optional.ofNullable(payload.getActions().get(0).getValue()).flatMap(ButtonValue::read);
    pressed.ifPresent(
        button -> {
          if (button.asks() == null) {
            press(payload, button);
          } else {
            ask(payload, button, button.asks());
          }
        });
    return Response.ok();
  }

  private void press(BlockActionPayload payload, ButtonValue button) {
    String user = payload.getUser().getId();
    ChannelRef channel = channel(payload, button);
    CompletableFuture<Reply> reply =
        start(() -> calls.call(payload.getTriggerId(), button.command(), Map.of(), channel, user));
    CompletableFuture<Void> told =
        reply.thenAcceptAsync(
            r -> {
              if (payload.getResponseUrl() != null) {
                boolean card = r.ok() && payload.getContainer().isEphemeral();
                answers.send(payload.getResponseUrl(), r.post(), card);
              } else {
                atHome(payload, r);
              }
            },
            working);
    promptly(told);
  }

  /** At home there is nobody to answer: what was done shows, and only a refusal is told. */
  private void atHome(BlockActionPayload payload, Reply reply) {
    try {
      if (!reply.ok()) {
        open(payload.getTeam().getId(), payload.getTriggerId(), Notice.of(reply.post()));
      }
      home.publish(payload.getTeam().getId(), payload.getUser().getId());
    } catch (SlackFailure e) {
      log.warn("a home is not up to date: {}", e.getMessage());
    }
  }

  private void ask(BlockActionPayload payload, ButtonValue button, String question) {
    Form form =
        new Form(
            button.command(),
            Map.of(),
            channel(payload, button).toString(),
            payload.getResponseUrl(),
            payload.getContainer() != null && payload.getContainer().isEphemeral());
    String title = Objects.requireNonNullElse(label(payload), "Rapporteur");
    open(
        payload.getTeam().getId(),
        payload.getTriggerId(),
        form.asking(title, question),
        payload.getResponseUrl());
  }

  private static String label(BlockActionPayload payload) {
    BlockActionPayload.Action action = payload.getActions().get(0);
    return action.getText() == null ? "" : action.getText().getText();
  }

  private ChannelRef channel(BlockActionPayload payload, ButtonValue button) {
    return button.channel() != null
        ? ChannelRef.parse(button.channel())
        : channels.ref(payload.getTeam().getId(), payload.getChannel().getId());
  }

  private Response shortcut(MessageShortcutRequest request) {
    MessageShortcutPayload payload = request.getPayload();
    String team = payload.getTeam().getId();
    ChannelRef channel = channels.ref(team, payload.getChannel().getId());
    listener.commands().stream()
        .filter(c -> c.onMessage() != null && c.name().equals(payload.getCallbackId()))
        .findFirst()
        .ifPresent(spec -> onMessage(spec, request, channel));
    return Response.ok();
  }

  private void onMessage(CommandSpec spec, MessageShortcutRequest request, ChannelRef channel) {
    MessageShortcutPayload payload = request.getPayload();
    MessageRef message = new MessageRef(channel, payload.getMessageTs());
    Map<String, String> known = Map.of(spec.item().name(), message.toString());
    String user = payload.getUser().getId();
    String url = payload.getResponseUrl();
    CompletableFuture<Void> heard = start(() -> hear(request, channel, user));
    if (spec.options().size() == 1 || !mayCall(spec, channel, user)) {
      promptly(
          heard.thenRunAsync(
              () ->
                  answers.send(
                      url,
                      calls.call(payload.getTriggerId(), spec.name(), known, channel, user).post(),
                      false),
              working));
      return;
    }
    Form form = new Form(spec.name(), known, channel.toString(), url, false);
    View view =
        form.forOptions(
            spec,
            CommandTexts.in(calls.localeOf(channel, user)),
            option -> choices(spec, option, channel, user));
    open(payload.getTeam().getId(), payload.getTriggerId(), view, url);
  }

  /** Whether there is a point in asking for more; the call itself is checked again. */
  private boolean mayCall(CommandSpec spec, ChannelRef channel, String user) {
    try {
      return spec.role() == Role.ATTENDEE || calls.isModerator(channel, user);
    } catch (SlackFailure e) {
      return false;
    }
  }

  /**
   * A message that no session heard, for it came before, is heard when a moderator points at it.
   */
  private Void hear(MessageShortcutRequest request, ChannelRef channel, String user) {
    try {
      if (calls.isModerator(channel, user)) {
        JsonNode payload = json.readTree(payload(request));
        mapper.history(channel, payload.path("message"), "shortcut").stream()
            .filter(ChatEvent.Posted.class::isInstance)
            .forEach(listener::received);
      }
    } catch (SlackFailure | JsonProcessingException | MalformedPayload e) {
      log.info("a message that a shortcut was used on can't be read: {}", e.getMessage());
    }
    return null;
  }

  private static String payload(MessageShortcutRequest request) {
    return GsonFactory.createSnakeCase().toJson(request.getPayload());
  }

  private List<Choice> choices(CommandSpec spec, Option option, ChannelRef channel, String user) {
    return listener.complete(
        calls.described("form", spec.name(), Map.of("form", ""), channel, user, true),
        option.name(),
        "");
  }

  private Response submission(ViewSubmissionPayload payload, ViewSubmissionContext context) {
    Optional<Form> read = Form.read(payload.getView().getPrivateMetadata());
    if (read.isEmpty()) {
      return context.ack();
    }
    Form form = read.get().submitted(payload.getView().getState());
    String user = payload.getUser().getId();
    CompletableFuture<Reply> reply =
        start(
            () ->
                calls.call(
                    payload.getView().getId() + payload.getView().getHash(),
                    form.command(),
                    form.options(),
                    ChannelRef.parse(form.channel()),
                    user));
    Optional<Reply> prompt = promptly(reply);
    Optional<String> field = Form.firstField(payload.getView());
    if (prompt.isPresent() && !prompt.get().ok() && field.isPresent()) {
      return context.ackWithErrors(Map.of(field.get(), prompt.get().post().text()));
    }
    Consumer<Reply> tell =
        done -> {
          if (form.answerTo() != null) {
            answers.send(form.answerTo(), done.post(), form.replaces() && done.ok());
          } else {
            refresh(payload);
          }
        };
    Future<?> unused = reply.thenAcceptAsync(tell, working);
    return context.ack();
  }

  private void refresh(ViewSubmissionPayload payload) {
    try {
      home.publish(payload.getTeam().getId(), payload.getUser().getId());
    } catch (SlackFailure e) {
      log.warn("a home is not up to date: {}", e.getMessage());
    }
  }

  private void open(String team, String trigger, View view, String answerTo) {
    try {
      open(team, trigger, view);
    } catch (SlackFailure e) {
      log.warn("a form could not be opened: {}", e.getMessage());
      if (answerTo != null) {
        working.execute(() -> answers.send(answerTo, Post.of(LATE), false));
      }
    }
  }

  private void open(String team, String trigger, View view) throws SlackFailure {
    api.call(team, "views.open", c -> c.viewsOpen(r -> r.triggerId(trigger).view(view)));
  }

  private <T> CompletableFuture<T> start(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, working);
  }

  /** What comes within the time Slack leaves; empty when it takes longer. */
  private static <T> Optional<T> promptly(CompletableFuture<T> work) {
    try {
      return Optional.ofNullable(work.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an interaction failed", e.getCause());
    }
  }
}
