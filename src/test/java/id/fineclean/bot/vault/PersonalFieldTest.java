package id.fineclean.bot.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import id.fineclean.bot.testing.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody who can write to the database might put in another's place.
class PersonalFieldTest {
  private static final PersonalField DETAILS =
      new PersonalField("booking", "details_enc", "name and address");
  private static final PersonalField PAYLOAD =
      new PersonalField("inbox", "payload_enc", "what was written");

  private final TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE);
  private final Vault vault = new Vault(databases.keys(), databases.master());

  @BeforeEach
  void createKeys() {
    vault.createKey(1, Instant.EPOCH);
    vault.createKey(2, Instant.EPOCH);
  }

  @AfterEach
  void close() {
    databases.close();
  }

  @Test
  void aValueIsReadWhereItBelongsAndNowhereElse() {
    byte[] cipher = vault.encrypt(1, DETAILS.at("FC-1"), "Jl. Mawar 1");
    assertEquals("Jl. Mawar 1", vault.decryptText(1, DETAILS.at("FC-1"), cipher));
    for (PersonalField.Place other :
        List.of(
            DETAILS.at("FC-2"),
            DETAILS.at(),
            DETAILS.at("FC-1", ""),
            DETAILS.at("", "FC-1"),
            DETAILS.at("FC", "-1"),
            PAYLOAD.at("FC-1"),
            new PersonalField("bookin", "gdetails_enc", "").at("FC-1"))) {
      assertThrows(IllegalStateException.class, () -> vault.decrypt(1, other, cipher));
    }
    assertThrows(IllegalStateException.class, () -> vault.decrypt(2, DETAILS.at("FC-1"), cipher));
  }

  @Test
  void twoRowsOfOneCustomerCannotBeSwapped() {
    byte[] first = {0, 1, 2};
    byte[] second = {0, 1, 3};
    byte[] yes = vault.encrypt(1, PAYLOAD.at("telegram", first), "ya");
    byte[] no = vault.encrypt(1, PAYLOAD.at("telegram", second), "jangan");
    assertThrows(
        IllegalStateException.class, () -> vault.decrypt(1, PAYLOAD.at("telegram", first), no));
    assertThrows(
        IllegalStateException.class, () -> vault.decrypt(1, PAYLOAD.at("telegram", second), yes));
  }

  @Test
  void valuesFromBeforeRowsWereToldApartAreStillRead() throws Exception {
    Aead key = keyOf(1);
    for (int i = 0; i < 2_000; i++) {
      byte[] former = key.encrypt(utf8("Sari " + i), utf8("1:booking.details"));
      assertEquals("Sari " + i, vault.decryptText(1, DETAILS.at("FC-1"), former));
    }
  }

  private Aead keyOf(long customer) throws GeneralSecurityException {
    byte[] wrapped =
        databases
            .keys()
            .read(
                t ->
                    t.first(
                        "SELECT wrapped FROM customer_key WHERE customer_id = ?",
                        row -> row.bytes(1),
                        customer))
            .orElseThrow();
    return new AesGcmJce(databases.master().wrapping().decrypt(wrapped, utf8(customer + ":key")));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aValueBoundToItsRowCannotBePassedOffAsAnOlderOne() {
    byte[] cipher = vault.encrypt(1, DETAILS.at("FC-1"), "Sari");
    byte[] stripped = Arrays.copyOfRange(cipher, 1, cipher.length);
    assertThrows(IllegalStateException.class, () -> vault.decrypt(1, DETAILS.at("FC-2"), stripped));
    assertThrows(IllegalStateException.class, () -> vault.decrypt(1, DETAILS.at("FC-1"), stripped));
    assertThrows(
        IllegalStateException.class, () -> vault.decrypt(1, DETAILS.at("FC-1"), new byte[0]));
    byte[] changed = cipher.clone();
    changed[0] = 2;
    assertThrows(IllegalStateException.class, () -> vault.decrypt(1, DETAILS.at("FC-1"), changed));
  }

  @Test
  void whatIsInAFieldNeverShows() {
    byte[] cipher = vault.encrypt(1, DETAILS.at("FC-1"), "Sari Wulandari");
    assertFalse(new String(cipher, StandardCharsets.ISO_8859_1).contains("Sari"));
    assertEquals(1 + 12 + 14 + 16, cipher.length);
  }

  @Test
  void onlyEncryptedColumnsArePersonalFields() {
    assertThrows(IllegalArgumentException.class, () -> new PersonalField("booking", "details", ""));
    assertThrows(IllegalArgumentException.class, () -> vault.encrypt(1, DETAILS.at(4711), "Sari"));
  }
}
