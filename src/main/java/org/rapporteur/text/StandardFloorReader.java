package org.rapporteur.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads the floor by word lists, light stems and a trie of the session's topics. One is made for
 * each session: what the languages have in common is loaded once and shared.
 */
public final class StandardFloorReader implements FloorReader {
  private final TopicTagger tagger;

  /**
   * @param topics what the session's messages are tagged with
   * @throws IllegalArgumentException when a keyword has no letter or digit
   */
  public StandardFloorReader(TopicSet topics) {
    this(new TopicTagger(topics, Shared.COMMON_WORDS, true));
  }

  private StandardFloorReader(TopicTagger tagger) {
    this.tagger = tagger;
  }

  /**
   * A reader that knows more topics and keywords and costs only what they add: it shares the rest.
   *
   * @throws IllegalArgumentException when a keyword has no letter or digit
   */
  public StandardFloorReader with(List<Topic> additions) {
    return new StandardFloorReader(tagger.with(additions));
  }

  @Override
  public Reading read(String text, Language fallback) {
    String own = CleanText.ownWords(CleanText.visible(text));
    List<Word> words = Words.of(own);
    Language language = Shared.LANGUAGES.read(own, words, fallback);
    List<TopicMatch> topics = tagger.tag(own, words, language);
    List<Splitter.Span> spans =
        Objects.requireNonNull(Shared.SPLITTERS.get(language))
            .split(own, Sentence.of(own, words, Shared.VOCABULARY));
    if (spans.size() < 2) {
      Kind kind = spans.isEmpty() ? Kind.CHATTER : spans.get(0).kind();
      return Reading.of(language, kind, topics, text);
    }
    List<Reading.Part> parts = new ArrayList<>(spans.size());
    Kind kind = Kind.COMMENT;
    for (Splitter.Span span : spans) {
      List<Word> said =
          words.stream().filter(w -> w.start() >= span.start() && w.end() <= span.end()).toList();
      String written = CleanText.written(text, span.start(), span.end()).strip();
      parts.add(new Reading.Part(written, span.kind(), tagger.tag(own, said, language)));
      kind = span.kind() == Kind.QUESTION ? Kind.QUESTION : kind;
    }
    return new Reading(language, kind, topics, parts);
  }

  /** What every reader uses; read-only, and loaded with the first reader. */
  private static final class Shared {
    private static final Map<Language, Lexicon> LEXICONS = Lexicon.all();
    private static final Vocabulary VOCABULARY = LEXICONS.values().iterator().next().vocabulary();
    private static final LanguageReader LANGUAGES = new LanguageReader(LEXICONS);
    private static final Map<Language, Splitter> SPLITTERS =
        Splitter.all(LEXICONS, KindReader.all(LEXICONS));
    private static final TopicTagger.CommonWords COMMON_WORDS = commonWords();

    private static TopicTagger.CommonWords commonWords() {
      Set<String> noTypos = new HashSet<>();
      Map<Language, Set<String>> telling = new EnumMap<>(Language.class);
      LEXICONS.forEach(
          (language, lexicon) -> {
            noTypos.addAll(lexicon.words("no-typos"));
            if (TopicWalk.LATIN.contains(language)) {
              telling.put(language, lexicon.words("telling-words"));
            }
          });
      return new TopicTagger.CommonWords(Set.copyOf(noTypos), telling);
    }
  }
}
