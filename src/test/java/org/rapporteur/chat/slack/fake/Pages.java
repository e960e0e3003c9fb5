package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A list handed out page by page: the cursor names the last item of the page before. */
final class Pages {
  private Pages() {}

  /** A page of a list, and the answer it goes into, with the cursor of the next one. */
  static <T> List<T> page(
      Call call, int usual, int most, List<T> items, Function<T, String> id, ObjectNode answer) {
    int limit = call.number("limit", usual);
    if (limit < 1 || limit > most) {
      throw new Refusal("invalid_limit");
    }
    int start = start(call.text("cursor"), items.stream().map(id).toList());
    int end = Math.min(items.size(), start + limit);
    boolean more = end < items.size();
    answer.put("has_more", more);
    answer
        .putObject("response_metadata")
        .put("next_cursor", more ? encoded("after:" + id.apply(items.get(end - 1))) : "");
    return items.subList(start, end);
  }

  private static int start(String cursor, List<String> ids) {
    if (cursor.isEmpty()) {
      return 0;
    }
    return IntStream.range(0, ids.size())
            .filter(i -> encoded("after:" + ids.get(i)).equals(cursor))
            .findFirst()
            .orElseThrow(() -> new Refusal("invalid_cursor"))
        + 1;
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
