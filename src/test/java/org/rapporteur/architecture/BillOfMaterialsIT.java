package org.rapporteur.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the build says is in the jar, in {@code target/bom.json}. */
class BillOfMaterialsIT {
  /** As the bill names them; under these the jar may be handed on with what we wrote. */
  private static final Set<String> ALLOWED =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "BSD-4-Clause", // JLine says "The BSD License", which the bill takes for this; it is 3
          "EPL-2.0",
          "GNU Lesser General Public License 2.1", // Trove, which JDA needs: a jar one can replace
          "MIT",
          "Unicode/ICU License");

  private JsonNode bill;

  @BeforeEach
  void readsTheBill() throws IOException {
    bill = new ObjectMapper().readTree(Path.of("target/bom.json").toFile());
  }

  @Test
  void everyDependencyHasALicenceThatIsAllowed() {
    assertThat(bill.get("components"))
        .allSatisfy(
            part ->
                assertThat(licences(part))
                    .as("licences of %s: is one of them allowed?", part.get("purl").asText())
                    .containsAnyElementsOf(ALLOWED));
  }

  @Test
  void itListsWhatTheJarHoldsWithDigestsToLookFor() {
    assertThat(names())
        .contains("sqlite-jdbc", "JDA", "bolt", "javalin", "htmx.org", "logback-classic")
        .doesNotContain("junit-jupiter-api", "archunit", "error_prone_core");
    assertThat(bill.get("components"))
        .allSatisfy(
            part -> {
              assertThat(part.get("purl").asText()).startsWith("pkg:maven/");
              assertThat(part.get("hashes").findValuesAsText("alg")).contains("SHA-256");
            });
  }

  @Test
  void nothingInItTellsOneBuildFromAnother() {
    assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.has("serialNumber")).isFalse();
    assertThat(bill.get("metadata").has("timestamp")).isFalse();
    assertThat(bill.toString()).doesNotContain(Path.of("").toAbsolutePath().toString());
  }

  private List<String> names() {
    return bill.get("components").findValuesAsText("name");
  }

  /** A dependency under several licences is had under any of them. */
  private static List<String> licences(JsonNode part) {
    List<String> names = new ArrayList<>();
    for (JsonNode choice : part.path("licenses")) {
      JsonNode licence = choice.path("license");
      names.add(licence.path(licence.has("id") ? "id" : "name").asText());
    }
    return names;
  }
}
