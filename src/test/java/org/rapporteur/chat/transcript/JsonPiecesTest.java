package org.rapporteur.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.transcript.Pieces.Piece;

final class JsonPiecesTest {
  private final List<String> complaints = new ArrayList<>();

  @Test
  void areTheElementsOfAnArray() throws IOException {
    assertThat(pieces("[1, \"a,]\\\"\" ,{\"b\": [2]},[3,[4]] , null]"))
        .containsExactly("1", "\"a,]\\\"\"", "{\"b\":[2]}", "[3,[4]]", "null");
    assertThat(complaints).isEmpty();
  }

  @Test
  void areTheMembersOfAnObjectAndTheElementsOfThoseThatAreArrays() throws IOException {
    assertThat(
            pieces(
                "\uFEFF{\"guild\": {\"id\": \"1\"}, \"n\": 5, \"messages\": [{\"x\": []}, {}], \"z\": \"end\"}"))
        .containsExactly(
            "guild={\"id\":\"1\"}", "n=5", "messages={\"x\":[]}", "messages={}", "z=\"end\"");
    assertThat(complaints).isEmpty();
  }

  @Test
  void areReadThoughTheFileHasNoIndentation() throws IOException {
    assertThat(pieces("[\n{\n\"a\":\n{\n\"b\": 1\n}\n},\n{}\n]"))
        .containsExactly("{\"a\":{\"b\":1}}", "{}");
    assertThat(complaints).isEmpty();
  }

  @Test
  void goOnAfterOneWhoseBracketsDoNotMatch() throws IOException {
    assertThat(pieces("[{\"a\": [1, }, {\"b\": 2}, }, {\"c\": 3}]"))
        .containsExactly("{\"b\":2}", "{\"c\":3}");
    assertThat(complaints).singleElement().asString().startsWith("f:1: message 1: is no JSON: ");
  }

  @Test
  void endWithTheFile() throws IOException {
    assertThat(pieces("[{\"a\": 1},\n{\"b\": \"c")).containsExactly("{\"a\":1}");
    assertThat(pieces("")).isEmpty();
    assertThat(pieces("[1] and more")).containsExactly("1");
    assertThat(complaints)
        .containsExactly(
            "f:2: the file breaks off here",
            "f:1: the file breaks off here",
            "f:1: goes on after its end; the rest is not read");
  }

  @Test
  void stopAtWhatIsNoJsonFileOrIsNestedToExhaustUs() {
    assertThatIOException()
        .isThrownBy(() -> pieces("hello"))
        .withMessage("is no JSON file: it begins with neither [ nor {");
    assertThatIOException()
        .isThrownBy(() -> pieces("[" + "[".repeat(1_000_000)))
        .withMessage("line 1: nested too deeply");
  }

  @Test
  void passOverOneThatIsTooLong() throws IOException {
    assertThat(pieces("[\"" + "x".repeat(JsonPieces.MOST) + "\", 2]")).containsExactly("2");
    assertThat(complaints).containsExactly("f:1: message 1: is longer than 16 MB");
  }

  private List<String> pieces(String json) throws IOException {
    Notes notes = new Notes("f", p -> complaints.add(p.toString()), new EnumMap<>(Skipped.class));
    List<String> found = new ArrayList<>();
    try (JsonPieces pieces =
        new JsonPieces(
            new Bytes(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))), notes)) {
      for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
        found.add((piece.member().isEmpty() ? "" : piece.member() + "=") + piece.value());
      }
    }
    return found;
  }
}
