package org.rapporteur.command;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandTexts;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Reply;
import org.rapporteur.digest.Closing;
import org.rapporteur.digest.DigestSchedule;
import org.rapporteur.session.AskedBefore;
import org.rapporteur.session.Item;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Refused;
import org.rapporteur.session.SessionState;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All commands: who may call which, how a call is read, and what its caller is told. Safe for use
 * by many threads.
 */
public final class Commands {
  private static final Logger log = LoggerFactory.getLogger(Commands.class);

  private final LiveSessions live;
  private final Intake intake;
  private final Definitions definitions;
  private final Function<SessionState, FloorReader> readers;
  private final AskedBefore askedBefore;
  private final Map<String, Command> commands = new LinkedHashMap<>();

  /**
   * @param intake where what {@code /ask} contributes goes in; drained before each call
   * @param readers what reads the questions that moderators add to a session
   * @param askedBefore what finds the question that another asks again
   */
  public Commands(
      LiveSessions live,
      Intake intake,
      Definitions definitions,
      Function<SessionState, FloorReader> readers,
      AskedBefore askedBefore,
      DigestSchedule digests,
      Closing closing,
      Clock clock) {
    this.live = live;
    this.intake = intake;
    this.definitions = definitions;
    this.readers = readers;
    this.askedBefore = askedBefore;
    Desk desk = new Desk(live, clock);
    SubjectDesk subjects = new SubjectDesk(desk, readers, clock);
    Chatter chatter = new Chatter(desk, readers);
    List.of(
            new Ask(live, intake, desk, clock),
            new FloorMine(),
            new FloorUpvote(desk),
            new FloorWithdraw(desk),
            new FloorForgetMe(live, intake, clock),
            new FloorHelp(this::permitted),
            new FloorQueue(),
            new FloorList(),
            new FloorShow(),
            new FloorFlag(chatter),
            new FloorLive(desk),
            new FloorAnswered(desk),
            new FloorNotReached(desk),
            new FloorDefer(desk),
            new FloorDismiss(desk),
            new FloorRestore(desk),
            new FloorMerge(desk),
            new FloorUnmerge(desk),
            new FloorWording(desk),
            new FloorTag(desk),
            new FloorPromote(chatter),
            new FloorAdd(desk, readers, askedBefore),
            new FloorTopicAdd(subjects),
            new FloorTopicRemove(subjects),
            new FloorThemeList(clock),
            new FloorThemeConfirm(subjects),
            new FloorThemeRename(subjects),
            new FloorThemeDismiss(subjects),
            new FloorThemeRestore(subjects),
            new FloorNote(desk),
            new FloorUndo(desk),
            new FloorDigest(desk, digests),
            new FloorStats(),
            new FloorOpen(live, definitions, clock),
            new FloorExtend(desk, clock),
            new FloorClose(live, desk, intake, closing))
        .forEach(c -> commands.put(c.spec().name(), c));
  }

  /** What there is, for platforms to register, parse or draw. */
  public List<CommandSpec> specs() {
    return commands.values().stream().map(Command::spec).toList();
  }

  /**
   * Carries out a call. Whatever goes wrong, its caller gets a sentence: what to do, or an id under
   * which the log has the cause.
   */
  public Reply call(CommandCall call) {
    try {
      return Reply.of(run(call));
    } catch (Refused refused) {
      return Reply.refused(refused.sentence());
    } catch (RuntimeException e) {
      String id = "%08x".formatted(Objects.hash(call.channel(), call.id()));
      log.error("call {} of /{} failed", id, call.name(), e);
      return Reply.refused(
          "That did not work, for a fault of mine. If it stays so, tell my operator: " + id + ".");
    }
  }

  private Post run(CommandCall asMade) {
    @Nullable SessionState about = collected(asMade);
    CommandNames.Named named = named(asMade);
    Command command = Objects.requireNonNull(commands.get(named.spec().name()));
    if (!Rights.may(command, asMade, about)) {
      throw Rights.refusal(command, asMade, about);
    }
    if (command.needs() != Command.Needs.NOTHING) {
      if (about == null) {
        throw new Refused(
            asMade.callerIsModerator()
                ? "There is no session here. /floor open TITLE opens one."
                : "There is no session here. Its moderators open it.");
      }
      Desk.checkOpen(command, about);
    }
    Values values = new Values(Optional.ofNullable(about), definitions.topicSets());
    return command.run(
        new Call(
            asMade, command, about, Arguments.read(named.spec(), values, asMade, named.rest())));
  }

  /** The session a call is about, with all that was said before the call. */
  private @Nullable SessionState collected(CommandCall call) {
    Optional<SessionState> about = live.about(call.channel());
    about.filter(SessionState::isOpen).ifPresent(s -> intake.drain(s.id()));
    return about.map(s -> live.state(s.id())).orElse(null);
  }

  private CommandNames.Named named(CommandCall call) {
    String line = (call.name() + " " + call.typed()).strip();
    String named = line.equalsIgnoreCase("floor") ? "floor help" : line;
    return CommandNames.of(specs())
        .beginning(named)
        .orElseThrow(() -> CommandNames.of(permitted(call)).unknown(named));
  }

  /**
   * Offers values for an option that is being written; of the option {@code ""}, whole lines for a
   * line that is being typed.
   */
  public List<ChatListener.Choice> complete(CommandCall partial, String option, String typed) {
    @Nullable SessionState about = live.about(partial.channel()).orElse(null);
    List<Command> permitted =
        commands.values().stream().filter(c -> Rights.may(c, partial, about)).toList();
    Completion completion =
        new Completion(
            permitted,
            about,
            about == null ? null : about.person(partial.caller().user()).orElse(null),
            new Values(Optional.ofNullable(about), definitions.topicSets()),
            text -> about == null ? Optional.empty() : asked(about, text),
            CommandTexts.in(partial.locale()));
    return option.isEmpty()
        ? completion.line(typed)
        : completion.option(partial.name(), option, typed);
  }

  private Optional<Item> asked(SessionState state, String text) {
    Language language = readers.apply(state).read(text, state.session().language()).language();
    return askedBefore.find(state, language, text).map(AskedBefore.Same::item);
  }

  /** The commands a caller may use where they are. */
  private List<CommandSpec> permitted(CommandCall call) {
    @Nullable SessionState about = live.about(call.channel()).orElse(null);
    return commands.values().stream()
        .filter(c -> Rights.may(c, call, about))
        .map(Command::spec)
        .toList();
  }
}
