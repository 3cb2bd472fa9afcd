package id.fineclean.bot.vault;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A column that holds personal data, encrypted. Declared once, in the package that owns the table;
/// a test holds the declarations against the tables.
///
/// What is encrypted for a place ([#at]) can be read there alone: the ciphertext of another
/// customer, column or row is refused, so whoever can write to the database can take values away,
/// but not pass one off as another.
///
/// @param column its name in the table, which ends in `_enc`
/// @param holds what is in it, in words for the map of personal data
public record PersonalField(String table, String column, String holds) {
  private static final String ENDING = "_enc";

  public PersonalField {
    if (!column.endsWith(ENDING)) {
      throw new IllegalArgumentException(column + " does not end in " + ENDING);
    }
  }

  /// One value of the column.
  ///
  /// @param row what tells the row from the customer's others and never changes: text, numbers (as
  ///     Long) or bytes
  public Place at(Object... row) {
    return new Place(this, row);
  }

  /// How the column was called before rows were told apart.
  String former() {
    return table + "." + column.substring(0, column.length() - ENDING.length());
  }

  /// Where one value belongs.
  public static final class Place {
    private static final int FORM = 1;

    private final PersonalField field;
    private final Object[] row;

    private Place(PersonalField field, Object[] row) {
      this.field = field;
      this.row = row.clone();
    }

    PersonalField field() {
      return field;
    }

    /// Each part behind its length, so that no two places read the same. Begins with a byte that
    /// the former way of naming places never began with.
    byte[] context(long customerId) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        out.writeByte(FORM);
        out.writeLong(customerId);
        out.writeUTF(field.table);
        out.writeUTF(field.column);
        for (Object part : row) {
          byte[] encoded = encoded(part);
          out.writeInt(encoded.length);
          out.write(encoded);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("bytes in memory", e);
      }
      return bytes.toByteArray();
    }

    private static byte[] encoded(Object part) {
      return switch (part) {
        case byte[] raw -> raw;
        case String text -> text.getBytes(StandardCharsets.UTF_8);
        case Long number -> ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        default ->
            throw new IllegalArgumentException(
                "a row is not told by a " + part.getClass().getSimpleName());
      };
    }
  }
}
