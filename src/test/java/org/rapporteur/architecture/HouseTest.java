package org.rapporteur.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HouseTest {
  private static final String OURS = "org.rapporteur";
  private static final String PLANTED = "org.rapporteur.architecture.planted";

  private static final JavaClasses OUR_CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(OURS);
  private static final JavaClasses PLANTED_CLASSES =
      new ClassFileImporter().importPackages(PLANTED);

  @TestFactory
  Stream<DynamicTest> theHouseKeepsItsRules() {
    return new House(OURS)
        .rules().entrySet().stream()
            .map(r -> DynamicTest.dynamicTest(r.getKey(), () -> r.getValue().check(OUR_CLASSES)));
  }

  @TestFactory
  Stream<DynamicTest> eachRuleCatchesThePlantedViolation() {
    return new House(PLANTED)
        .rules().entrySet().stream()
            .map(r -> DynamicTest.dynamicTest(r.getKey(), () -> assertCatches(r.getValue())));
  }

  private void assertCatches(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(PLANTED_CLASSES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated");
  }

  @Test
  void everyRoomTheRulesNameIsThereAndNoOther() {
    Set<String> rooms = new TreeSet<>();
    for (JavaClass type : OUR_CLASSES) {
      House.room(OURS, type).ifPresent(rooms::add);
    }
    assertThat(rooms).isEqualTo(new TreeSet<>(House.ROOMS.keySet()));
  }

  @Test
  void everyPackageSaysWhatItOwnsAndIsNullMarked() {
    assertThat(OUR_CLASSES)
        .allSatisfy(
            type ->
                assertThat(
                        type.getPackage()
                            .tryGetPackageInfo()
                            .filter(info -> info.isAnnotatedWith(NullMarked.class)))
                    .as(type.getPackageName())
                    .isPresent());
  }
}
