package id.fineclean.bot.testing;

import id.fineclean.bot.vault.PersonalField;

/// Places for personal data that no table has.
public final class TestField {
  private TestField() {}

  /// The only row of a table of this name.
  public static PersonalField.Place field(String name) {
    return new PersonalField(name, "value_enc", "what a test made up").at();
  }
}
