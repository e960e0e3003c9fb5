package org.rapporteur.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShownNameTest {
  @ParameterizedTest
  @CsvSource({
    "Maria Lopez (Chile), Maria Lopez, Chile",
    "Maria Lopez | EFF, Maria Lopez, EFF",
    "Maria Lopez|EFF (she/her), Maria Lopez, EFF",
    "Maria (Mari) Lopez, Maria (Mari) Lopez,",
    "Sam Roe (they/them) (Host), Sam Roe,",
    "Sam Roe (she/her) (Ministry of Justice), Sam Roe, Ministry of Justice",
    "陈伟（中国信通院）, 陈伟, 中国信通院",
    "(Chile), (Chile),",
    "'  Ana\u0000 \t L ', Ana L,",
    "'', '',",
  })
  void standsApartFromTheAffiliationBehindIt(String shown, String name, String affiliation) {
    assertThat(ShownName.of(shown)).isEqualTo(new ShownName(name, affiliation));
  }
}
