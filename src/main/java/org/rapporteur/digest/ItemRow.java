package org.rapporteur.digest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.session.Item;
import org.rapporteur.session.Removal;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;

/**
 * An item as the files of a session hold it: a field of this record is a field of {@code
 * items.json} and a column of {@code items.csv}, in this order.
 *
 * @param kind {@code question} or {@code comment}
 * @param text as it was written, handles left out where the session names nobody; null when its
 *     author took it back
 * @param language ISO 639-1 code
 * @param topics ids
 * @param upvotes distinct people, those of the items merged into it included
 * @param askedAt ISO 8601, UTC
 * @param source the channel, {@code platform:workspace/id}
 * @param author by the attribution rule of the session; null when not named
 * @param moderation {@code pending}, {@code accepted} or {@code dismissed}
 * @param delivery the word of {@link org.rapporteur.session.Delivery}
 * @param presence {@code onsite}, {@code online} or {@code unknown}
 * @param mergedInto the number of the item it counts as
 * @param speaker whom it was flagged to last
 * @param reason why it was dismissed
 * @param answer the answer in writing
 * @param removal {@code none}, {@code withdrawn} or {@code erased}
 * @param topicMatches the words of the text that carry topics
 */
record ItemRow(
    int number,
    String kind,
    @Nullable String text,
    String language,
    List<String> topics,
    int upvotes,
    String askedAt,
    String source,
    @Nullable String author,
    String moderation,
    String delivery,
    String presence,
    @Nullable Integer mergedInto,
    @Nullable String speaker,
    @Nullable String reason,
    @Nullable String answer,
    String removal,
    List<Match> topicMatches) {

  /** The words of the text that carry a topic. */
  record Match(String topic, List<String> words) {}

  static ItemRow of(SessionState state, Item item) {
    boolean taken = item.removal() != Removal.NONE;
    Optional<Words> words = state.words(item.content().words());
    return new ItemRow(
        item.number(),
        item.kind().word(),
        taken ? null : wellFormed(state.publicText(item)),
        item.content().language().code(),
        state.topics(item),
        state.upvotes(item),
        item.origin().askedAt().toString(),
        item.origin().source().toString(),
        taken ? null : state.publicAuthor(item).map(ItemRow::wellFormed).orElse(null),
        item.moderation().word(),
        item.delivery().word(),
        item.origin().presence().word(),
        item.handling().mergedInto(),
        item.speaker(),
        written(state, item.handling().verdict().reason()),
        written(state, item.handling().course().answer()),
        item.removal().word(),
        taken ? List.of() : words.map(w -> matches(state, w)).orElse(List.of()));
  }

  private static @Nullable String written(SessionState state, @Nullable Integer words) {
    return state.words(words).map(w -> wellFormed(state.withoutHandles(w.text()))).orElse(null);
  }

  private static List<Match> matches(SessionState state, Words words) {
    return words.matches().stream()
        .map(
            m ->
                new Match(
                    m.topic(),
                    m.words().stream().map(w -> wellFormed(state.withoutHandles(w))).toList()))
        .toList();
  }

  /** The text with half surrogates replaced, which no file in UTF-8 can hold. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
