package org.rapporteur.chat;

import java.text.Bidi;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * The words of the commands in one language, for every platform. English is what the commands
 * declare; the other languages are the resource bundle {@code commands} beside this class, and what
 * is not translated is English.
 */
public final class CommandTexts {
  private static final String BUNDLE = CommandTexts.class.getPackageName() + ".commands";

  private static final List<Locale> LANGUAGES =
      List.of(
          Locale.FRENCH,
          Locale.forLanguageTag("es"),
          Locale.forLanguageTag("ru"),
          Locale.SIMPLIFIED_CHINESE,
          Locale.forLanguageTag("ar"));

  private static final String RIGHT_TO_LEFT = "\u200F";
  private static final String LEFT_TO_RIGHT_ISOLATE = "\u2066";
  private static final String POP = "\u2069";

  private final Locale language;
  private final ResourceBundle words;

  private CommandTexts(Locale language) {
    this.language = language;
    this.words =
        ResourceBundle.getBundle(
            BUNDLE,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The languages there are beside English. */
  public static List<Locale> languages() {
    return LANGUAGES;
  }

  /**
   * The language that serves the readers of a locale, whatever their country and script; empty when
   * there is none.
   */
  public static Optional<Locale> nearest(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
        ? Optional.of(Locale.ENGLISH)
        : LANGUAGES.stream().filter(l -> l.getLanguage().equals(locale.getLanguage())).findFirst();
  }

  /** The words in the language nearest to a locale's. */
  public static CommandTexts in(Locale locale) {
    return new CommandTexts(nearest(locale).orElse(Locale.ENGLISH));
  }

  /** The language of these words. */
  public Locale language() {
    return language;
  }

  /** What stands above a list of the commands one may use. */
  public String heading() {
    return words.getString("heading");
  }

  /** What a command does, in one line of at most 100 characters. */
  public String help(CommandSpec command) {
    return word(key(command) + ".help", command.help());
  }

  /** What an option is, in at most 100 characters. */
  public String help(CommandSpec command, CommandSpec.Option option) {
    return word(key(command, option) + ".help", option.help());
  }

  /** The last word of a command's name, lower-case. */
  public String name(CommandSpec command) {
    String english = command.name().substring(command.name().lastIndexOf(' ') + 1);
    return word(key(command) + ".name", english);
  }

  /** An option's name, lower-case. */
  public String name(CommandSpec command, CommandSpec.Option option) {
    return word(key(command, option) + ".name", option.name());
  }

  /** What one of an option's choices is called; what is typed stays the choice itself. */
  public String choice(CommandSpec command, CommandSpec.Option option, String choice) {
    return word(key(command, option) + ".choice." + choice, choice);
  }

  /** What a command is called on a message; of one that is offered there. */
  public String onMessage(CommandSpec command) {
    return word(key(command) + ".onMessage", Objects.requireNonNull(command.onMessage()));
  }

  /** How a command is typed, which is the same in all languages, and what it does. */
  public String described(CommandSpec command) {
    return described(command.usage(), help(command));
  }

  /** What an option is called where it is typed, and what it is. */
  public String described(CommandSpec command, CommandSpec.Option option) {
    return described(option.name(), help(command, option));
  }

  /** What is typed stands first, and must neither turn the line's direction nor be turned by it. */
  private static String described(String typed, String help) {
    return Bidi.requiresBidi(help.toCharArray(), 0, help.length())
        ? RIGHT_TO_LEFT + LEFT_TO_RIGHT_ISOLATE + typed + POP + " — " + help
        : typed + " — " + help;
  }

  private String word(String key, String english) {
    return words.containsKey(key) ? words.getString(key) : english;
  }

  private static String key(CommandSpec command) {
    return command.name().replace(' ', '.');
  }

  private static String key(CommandSpec command, CommandSpec.Option option) {
    return key(command) + "." + option.name();
  }
}
