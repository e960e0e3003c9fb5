package org.rapporteur.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the house, for any root package: for ours they must hold, for the planted one each
 * must fail.
 */
final class House {
  /** The rooms and the rooms each may import, beside itself. */
  static final Map<String, Set<String>> ROOMS =
      Map.ofEntries(
          Map.entry("chat", Set.of()),
          Map.entry("text", Set.of()),
          Map.entry("session", Set.of("chat", "text")),
          Map.entry("config", Set.of("chat", "session", "text")),
          Map.entry("collect", Set.of("session", "text", "chat")),
          Map.entry("outbox", Set.of("session", "chat")),
          Map.entry("digest", Set.of("session", "text", "chat")),
          Map.entry("command", Set.of("session", "digest", "text", "chat")),
          Map.entry("store", Set.of("session", "collect", "outbox", "digest", "text", "chat")),
          Map.entry("web", Set.of("session", "digest", "text", "chat")));

  /** Libraries and the only packages that may use them. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("io.javalin..", List.of("chat.web", "chat.slack", "web")),
          Map.entry("com.slack.api..", List.of("chat.slack")),
          Map.entry("net.dv8tion..", List.of("chat.discord")),
          Map.entry("gg.jte..", List.of("web")),
          Map.entry("org.apache.lucene..", List.of("text")),
          Map.entry("opennlp..", List.of("text")),
          Map.entry("com.ibm.icu..", List.of("text")),
          Map.entry("dev.langchain4j..", List.of("text.model")),
          Map.entry("ai.onnxruntime..", List.of("text.model")),
          Map.entry("ai.djl..", List.of("text.model")),
          Map.entry("org.jdbi..", List.of("store")),
          Map.entry("org.flywaydb..", List.of("store")),
          Map.entry("java.sql..", List.of("store")),
          Map.entry("org.yaml.snakeyaml..", List.of("config")),
          Map.entry("picocli..", List.of()));

  private static final DescribedPredicate<JavaClass> MUTABLE =
      describe(
          "mutable",
          type ->
              (type.isAssignableTo(Collection.class) && !type.isInterface())
                  || (type.isAssignableTo(Map.class) && !type.isInterface())
                  || type.getPackageName().startsWith("java.util.concurrent")
                  || type.isAssignableTo(StringBuilder.class));

  private final String root;

  House(String root) {
    this.root = root;
  }

  /** All rules by what they say. */
  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("rooms form no cycles", slices().assignedFrom(rooms()).should().beFreeOfCycles());
    rules.put("a room imports only the rooms it may", imports());
    rules.put("chat imports no subpackage of its own", importsNoneOfItsOwn("chat"));
    rules.put("text imports no subpackage of its own", importsNoneOfItsOwn("text"));
    rules.put("an adapter imports no other adapter", adapters());
    rules.put(
        "an adapter imports nothing of the core but chat",
        noClasses()
            .that()
            .resideInAPackage(root + ".chat.*..")
            .should()
            .dependOnClassesThat(
                resideInAPackage(root + "..")
                    .and(
                        DescribedPredicate.not(
                            resideInAnyPackage(root + ".chat", root + ".chat.*..")))));
    rules.put("a library stays in its room", libraries());
    rules.put(
        "nobody asks the machine for the time",
        noClasses()
            .that()
            .resideOutsideOfPackage(root)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis"));
    rules.put(
        "no static state changes",
        fields()
            .that()
            .areStatic()
            .and(describe("are written by us", f -> !synthetic(f)))
            .should()
            .beFinal()
            .andShould()
            .notHaveRawType(MUTABLE));
    return rules;
  }

  /** The room of a class: the first package below the root; empty in the root itself. */
  static Optional<String> room(String root, JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(root + ".")) {
      return Optional.empty();
    }
    String below = name.substring(root.length() + 1);
    int dot = below.indexOf('.');
    return Optional.of(dot < 0 ? below : below.substring(0, dot));
  }

  private static boolean synthetic(JavaField field) {
    return field.getModifiers().contains(JavaModifier.SYNTHETIC)
        || field.getOwner().getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private SliceAssignment rooms() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return room(root, type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
      }

      @Override
      public String getDescription() {
        return "rooms of " + root;
      }
    };
  }

  private ArchRule imports() {
    @Nullable ArchRule all = null;
    for (Map.Entry<String, Set<String>> room : ROOMS.entrySet()) {
      String[] forbidden =
          ROOMS.keySet().stream()
              .filter(r -> !r.equals(room.getKey()) && !room.getValue().contains(r))
              .map(r -> root + "." + r + "..")
              .toArray(String[]::new);
      ArchRule rule =
          noClasses()
              .that()
              .resideInAPackage(root + "." + room.getKey() + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden)
              .orShould()
              .dependOnClassesThat()
              .resideInAPackage(root)
              .allowEmptyShould(true);
      all = all == null ? rule : CompositeArchRule.of(all).and(rule);
    }
    return Objects.requireNonNull(all);
  }

  private ArchRule importsNoneOfItsOwn(String room) {
    return noClasses()
        .that()
        .resideInAPackage(root + "." + room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + "." + room + ".*..");
  }

  private ArchRule adapters() {
    return slices().matching(root + ".chat.(*)..").should().notDependOnEachOther();
  }

  private ArchRule libraries() {
    @Nullable ArchRule all = null;
    for (Map.Entry<String, List<String>> library : LIBRARIES.entrySet()) {
      String[] rooms =
          Stream.concat(
                  library.getValue().stream().map(r -> root + "." + r + ".."), Stream.of(root))
              .toArray(String[]::new);
      ArchRule rule =
          noClasses()
              .that()
              .resideOutsideOfPackages(rooms)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(library.getKey());
      all = all == null ? rule : CompositeArchRule.of(all).and(rule);
    }
    return Objects.requireNonNull(all);
  }
}
