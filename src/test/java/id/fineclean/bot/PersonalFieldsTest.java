package id.fineclean.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.fineclean.bot.app.Features;
import id.fineclean.bot.app.PersonalData;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.vault.PersonalField;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The declarations of personal data, held against the tables.
class PersonalFieldsTest {
  @Test
  void everyEncryptedColumnIsDeclaredOnceAndNothingElseIs() {
    List<PersonalField> declared = PersonalData.of(Features.ALL);
    assertEquals(
        columns(),
        declared.stream()
            .map(PersonalFieldsTest::name)
            .collect(Collectors.toCollection(TreeSet::new)));
    assertEquals(columns().size(), declared.size(), "each once");
    declared.forEach(field -> assertFalse(field.holds().isBlank(), name(field)));
  }

  private static String name(PersonalField field) {
    return field.table() + "." + field.column();
  }

  private static Set<String> columns() {
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE)) {
      List<String> names =
          databases
              .main()
              .read(
                  t ->
                      t.list(
                          "SELECT m.name || '.' || c.name FROM sqlite_schema m"
                              + " JOIN pragma_table_info(m.name) c"
                              + " WHERE m.type = 'table' AND c.name LIKE '%\\_enc' ESCAPE '\\'",
                          row -> row.text(1)));
      return new TreeSet<>(names);
    }
  }
}
