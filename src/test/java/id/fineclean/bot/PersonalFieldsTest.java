package id.fineclean.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.vault.PersonalField;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The declarations of personal data, held against the tables.
class PersonalFieldsTest {
  @Test
  void everyEncryptedColumnIsDeclaredOnceAndNothingElseIs() throws Exception {
    List<PersonalField> declared = declared();
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

  private static List<PersonalField> declared() throws Exception {
    List<PersonalField> declared = new java.util.ArrayList<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("id.fineclean.bot")) {
      for (JavaField field : type.getFields()) {
        if (field.getRawType().isEquivalentTo(PersonalField.class)
            && field.getModifiers().contains(JavaModifier.STATIC)) {
          Field constant = field.reflect();
          constant.setAccessible(true);
          declared.add((PersonalField) constant.get(null));
        }
      }
    }
    return declared;
  }
}
