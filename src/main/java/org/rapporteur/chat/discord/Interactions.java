package org.rapporteur.chat.discord;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.modals.Modal;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.ChatListener.Choice;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandTexts;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands, their completion, buttons and forms. Nothing is done on the gateway's thread; what is
 * called is acknowledged at once and answered to its caller alone.
 */
final class Interactions extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(Interactions.class);
  private static final String GONE = "I do not know that any more. Please call the command anew.";

  /** Of the second within which anything is acknowledged. */
  private static final Duration PATIENCE = Duration.ofMillis(700);

  private final CommandTree tree;
  private final ChatListener listener;
  private final Channels channels;
  private final Members members;
  private final Mapper mapper;
  private final Answers answers;
  private final Executor taking;
  private final Executor working;

  /**
   * @param taking runs what has to be quick
   * @param working runs what may take long, many at a time
   */
  Interactions(
      CommandTree tree,
      ChatListener listener,
      Channels channels,
      Members members,
      Mapper mapper,
      Answers answers,
      Executor taking,
      Executor working) {
    this.tree = tree;
    this.listener = listener;
    this.channels = channels;
    this.members = members;
    this.mapper = mapper;
    this.answers = answers;
    this.taking = taking;
    this.working = working;
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    take(
        event,
        tree.slash(event.getFullCommandName()),
        spec -> {
          Map<String, String> options = options(event);
          answers.take(
              event, PendingCall.of(event, channels.of(event.getChannel()), spec.name(), options));
        });
  }

  private static Map<String, String> options(CommandInteractionPayload called) {
    Map<String, String> options = new LinkedHashMap<>();
    Guild guild = called.getGuild();
    for (OptionMapping option : called.getOptions()) {
      if (option.getType() != OptionType.BOOLEAN) {
        long server = guild == null ? 0 : guild.getIdLong();
        options.put(
            option.getName(),
            MessageText.plain(option.getAsString(), option.getMentions(), server));
      } else if (option.getAsBoolean()) {
        options.put(option.getName(), "true");
      }
    }
    return options;
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    take(
        event,
        ButtonId.read(event.getComponentId()),
        button -> {
          if (button.asks() != null) {
            Form form = new Form(button.command(), "");
            open(event, form.asking(event.getButton().getLabel(), button.asks()));
          } else {
            answers.take(
                event,
                PendingCall.typed(event, channels.of(event.getChannel()), button.command())
                    .replacing(event.getMessage().isEphemeral()));
          }
        });
  }

  @Override
  public void onMessageContextInteraction(MessageContextInteractionEvent event) {
    take(event, tree.onMessage(event.getName()), spec -> onMessage(event, spec));
  }

  private void onMessage(MessageContextInteractionEvent event, CommandSpec spec) {
    Message target = event.getTarget();
    ChannelRef channel = channel(event);
    MessageRef message = Refs.message(channel, event.getChannelIdLong(), target.getIdLong());
    boolean moderator;
    try {
      moderator = isModerator(event, channel);
    } catch (Members.Unanswered e) {
      log.warn("who is a moderator is not known", e);
      Answers.tell(event, Calls.UNKNOWN);
      return;
    }
    if (moderator) {
      // A message that no session heard, for it came before, is heard when a moderator points at
      // it.
      mapper.posted(target).ifPresent(listener::received);
    }
    if (spec.options().size() > 1 && (moderator || spec.role() == Role.ATTENDEE)) {
      open(
          event,
          new Form(spec.name(), message.toString())
              .forOptions(
                  spec,
                  CommandTexts.in(event.getUserLocale().toLocale()),
                  option ->
                      complete(event, channel, spec, Map.of(), moderator, option.name(), "")));
    } else {
      Map<String, String> options = Map.of(spec.item().name(), message.toString());
      answers.take(event, PendingCall.of(event, channel, spec.name(), options));
    }
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    take(
        event,
        Form.read(event.getModalId()),
        form -> {
          Form.Filled filled = Form.filled(event.getValues());
          Message acted = event.getMessage();
          answers.take(
              event,
              submitted(event, form, filled)
                  .with(filled.written())
                  .replacing(acted != null && acted.isEphemeral()));
        });
  }

  private PendingCall submitted(ModalInteractionEvent event, Form form, Form.Filled filled) {
    ChannelRef channel = channel(event);
    if (form.message().isEmpty()) {
      return PendingCall.typed(event, channel, form.command() + " " + filled.answer());
    }
    Map<String, String> options = new LinkedHashMap<>(filled.values());
    listener.commands().stream()
        .filter(c -> c.name().equals(form.command()))
        .forEach(spec -> options.put(spec.item().name(), form.message()));
    return PendingCall.of(event, channel, form.command(), options);
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    Future<?> unused =
        CompletableFuture.supplyAsync(() -> offered(event), working)
            .completeOnTimeout(List.of(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            .exceptionally(
                e -> {
                  log.warn("nothing could be offered", e);
                  return List.of();
                })
            .thenAccept(
                choices ->
                    event
                        .replyChoices(choices)
                        .queue(null, e -> log.debug("an offer came too late", e)));
  }

  private List<Command.Choice> offered(CommandAutoCompleteInteractionEvent event) {
    Optional<CommandSpec> called = tree.slash(event.getFullCommandName());
    if (called.isEmpty()) {
      return List.of();
    }
    ChannelRef channel = channel(event);
    boolean moderator;
    try {
      moderator = isModerator(event, channel);
    } catch (Members.Unanswered e) {
      return List.of();
    }
    return complete(
            event,
            channel,
            called.get(),
            options(event),
            moderator,
            event.getFocusedOption().getName(),
            event.getFocusedOption().getValue())
        .stream()
        .filter(c -> c.value().length() <= OptionData.MAX_CHOICE_VALUE_LENGTH)
        .limit(OptionData.MAX_CHOICES)
        .map(
            c ->
                new Command.Choice(
                    DiscordText.cut(c.label(), OptionData.MAX_CHOICE_NAME_LENGTH), c.value()))
        .toList();
  }

  private List<Choice> complete(
      Interaction event,
      ChannelRef channel,
      CommandSpec spec,
      Map<String, String> options,
      boolean moderator,
      String option,
      String typed) {
    return listener.complete(
        PendingCall.of(event, channel, spec.name(), options).asCommand(moderator), option, typed);
  }

  private boolean isModerator(Interaction event, ChannelRef channel) throws Members.Unanswered {
    return members.isModerator(
        event.getJDA(), channel, event.getUser().getIdLong(), event.getMember(), PATIENCE);
  }

  private ChannelRef channel(Interaction event) {
    return event.getChannel() == null
        ? Refs.channel(event.getChannelIdLong())
        : channels.of(event.getChannel());
  }

  /** Does, off the gateway's thread, what is to be done with something that is known still. */
  private <T> void take(IReplyCallback event, Optional<T> known, Consumer<T> work) {
    Runnable task =
        () -> {
          try {
            known.ifPresentOrElse(work, () -> Answers.tell(event, GONE));
          } catch (RuntimeException e) {
            Answers.tell(event, Calls.failed(event.getId(), e));
          }
        };
    try {
      taking.execute(task);
    } catch (RejectedExecutionException e) {
      log.info("a call came at the very end; Discord shows its caller that it failed");
    }
  }

  private static void open(IModalCallback event, Modal modal) {
    event.replyModal(modal).queue(null, e -> log.warn("a form could not be opened", e));
  }
}
