package org.rapporteur.chat.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real JDA against the local Discord: commands, clicks and forms. */
class FakeDiscordInteractionsTest {
  private final FakeDiscord discord = new FakeDiscord(Clock.systemUTC());
  private final Person ana = discord.user("Ana");
  private final Person mo = discord.user("Mo");
  private final JDA jda =
      Wiring.builder(discord, FakeDiscord.TOKEN)
          .addEventListeners((EventListener) FakeDiscordInteractionsTest::answer)
          .build();

  @BeforeEach
  void start() throws InterruptedException {
    MessageRequest.setDefaultMentions(EnumSet.noneOf(MentionType.class));
    MessageRequest.setDefaultMentionRepliedUser(false);
    discord.isStrictWithItself();
    discord.channel("floor");
    discord.setting().role("Moderators", Permission.MANAGE_MESSAGES);
    mo.joins("Moderators");
    jda.awaitReady();
    jda.updateCommands()
        .addCommands(
            Commands.slash("ask", "Ask the floor")
                .addOption(OptionType.STRING, "question", "What you ask", true),
            Commands.slash("floor", "Handle items")
                .setDefaultPermissions(
                    DefaultMemberPermissions.enabledFor(
                        net.dv8tion.jda.api.Permission.MESSAGE_MANAGE))
                .addSubcommands(
                    new SubcommandData("flag", "Bring an item to a speaker")
                        .addOptions(
                            new OptionData(OptionType.INTEGER, "item", "Its number", true, true),
                            new OptionData(OptionType.USER, "speaker", "Whom", false))),
            Commands.message("Flag to speaker"))
        .complete();
  }

  @AfterEach
  void close() {
    jda.shutdownNow();
    discord.close();
    assertThat(discord.violations()).isEmpty();
  }

  private static void answer(GenericEvent event) {
    if (event instanceof CommandAutoCompleteInteractionEvent e) {
      e.replyChoice("#12 Why is the " + e.getFocusedOption().getValue(), 12).queue();
    } else if (event instanceof SlashCommandInteractionEvent e && e.getName().equals("ask")) {
      String question = e.getOption("question", "", o -> o.getAsString());
      e.deferReply(true)
          .flatMap(hook -> hook.editOriginal("Collected: " + question).setAllowedMentions(Set.of()))
          .queue();
    } else if (event instanceof SlashCommandInteractionEvent e) {
      e.reply("Flagged #" + e.getOption("item", 0, o -> o.getAsInt()))
          .addComponents(ActionRow.of(Button.primary("note:12", "Add a note")))
          .flatMap(hook -> hook.sendMessage("More follows").setEphemeral(true))
          .queue();
    } else if (event instanceof MessageContextInteractionEvent e) {
      e.reply("Flagged: " + e.getTarget().getContentRaw()).setEphemeral(true).queue();
    } else if (event instanceof ButtonInteractionEvent e) {
      e.replyModal(
              Modal.create("note:12", "A note on #12")
                  .addComponents(Label.of("Note", TextInput.of("text", TextInputStyle.PARAGRAPH)))
                  .build())
          .queue();
    } else if (event instanceof ModalInteractionEvent e) {
      var text = e.getValue("text");
      e.editMessage("Noted: " + (text == null ? "" : text.getAsString()))
          .setAllowedMentions(Set.of())
          .queue();
    }
  }

  @Test
  void defersAnAnswerThatOnlyTheAskerSees() {
    Interaction asked = ana.calls("floor", "ask", Map.of("question", "Why is the water cold?"));
    assertThat(asked.acknowledged()).isEqualTo(5);
    assertThat(asked.text()).isEqualTo("Collected: Why is the water cold?");
    assertThat(asked.isPrivate()).isTrue();
    assertThat(ana.aloneTo()).hasSize(1);
    assertThat(mo.aloneTo()).isEmpty();
    assertThat(discord.shown("floor")).isEmpty();
  }

  @Test
  void completesAndAnswersACommandOfItsParts() {
    assertThat(mo.autocompletes("floor", "floor flag", "item", "wat"))
        .containsExactly(new Choice("#12 Why is the wat", "12"));
    Interaction flagged = mo.calls("floor", "floor flag", Map.of("item", 12, "speaker", ana));
    assertThat(flagged.text()).isEqualTo("Flagged #12");
    assertThat(flagged.followUps(1)).extracting(Message::text).containsExactly("More follows");
    assertThat(discord.shown("floor")).containsExactly("Flagged #12");
    assertThat(discord.registrations()).isEqualTo(1);
  }

  @Test
  void offersACommandOnlyToWhomItIsFor() {
    assertThat(ana.isOffered("floor", "floor")).isFalse();
    assertThat(mo.isOffered("floor", "floor")).isTrue();
    assertThatThrownBy(() -> ana.calls("floor", "floor flag", Map.of("item", 12)))
        .hasMessageContaining("not offered");
    assertThatThrownBy(() -> mo.calls("floor", "floor flag", Map.of()))
        .hasMessageContaining("asks for item");
  }

  @Test
  void takesACommandOnAMessage() {
    Message question = ana.posts("floor", "Why?");
    assertThat(mo.usesOnMessage("Flag to speaker", question).text()).isEqualTo("Flagged: Why?");
  }

  @Test
  void opensAndSubmitsAForm() {
    Message card = mo.calls("floor", "floor flag", Map.of("item", 12)).message();
    assertThat(card.buttons()).containsExactly("Add a note");
    org.rapporteur.chat.discord.fake.Modal form = mo.clicks(card, "Add a note").modal();
    assertThat(form.title()).isEqualTo("A note on #12");
    assertThat(form.labels()).isEqualTo(List.of("Note"));
    assertThat(mo.submits(form, Map.of("Note", "later")).text()).isEqualTo("Noted: later");
    assertThat(discord.shown("floor")).containsExactly("Noted: later");
  }
}
