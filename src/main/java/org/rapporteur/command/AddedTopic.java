package org.rapporteur.command;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rapporteur.session.Refused;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Subjects;
import org.rapporteur.text.Language;
import org.rapporteur.text.Topic;

/**
 * A topic as moderators write it in a line: a name and some keywords, in no language in particular.
 */
final class AddedTopic {
  private AddedTopic() {}

  /**
   * The topic of a name, with keywords that are looked for in every language.
   *
   * @throws Refused if a keyword has no letter or digit
   */
  static Topic of(SessionState state, String called, List<String> keywords) {
    for (String keyword : keywords) {
      if (keyword.codePoints().noneMatch(Character::isLetterOrDigit)) {
        throw new Refused(
            "The keyword '" + Vocabulary.shortened(keyword) + "' has no letter or digit.");
      }
    }
    Map<Language, List<String>> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      all.put(language, keywords);
    }
    Language own = state.session().language();
    return new Topic(Subjects.id(state, called), Map.of(own, called), all);
  }
}
