package id.fineclean.bot.vault;

import static id.fineclean.bot.testing.TestField.field;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.testing.ProcessorTime;
import id.fineclean.bot.testing.TestDatabases;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a message pays for its encryption, in processor time. The figures are printed; the limits
/// are ten times what a slow machine shows, so that only a mistake of kind (a key derived or read
/// for every value) exceeds them.
@Tag("timed")
class VaultCostTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final int KEYS = 300;

  @Test
  void encryptingCostsMicroseconds() {
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE)) {
      Vault vault = new Vault(databases.keys(), databases.master());
      BlindIndex index = new BlindIndex(databases.master());
      double create = micros("createKey", KEYS, i -> vault.createKey(i, NOW));
      String text = "mau booking deep cleaning besok jam 10 ya kak ".repeat(4);
      byte[] cipher = vault.encrypt(1, field("f"), text);
      micros(
          "warm-up", 20_000, i -> vault.decrypt(1, field("f"), vault.encrypt(1, field("f"), text)));
      double encrypt = micros("encrypt", 20_000, i -> vault.encrypt(1, field("f"), text));
      double decrypt = micros("decrypt", 20_000, i -> vault.decrypt(1, field("f"), cipher));
      double lookup = micros("blind index", 20_000, i -> index.of("phone", "+62812" + i));
      byte[][] ciphers = new byte[KEYS][];
      Arrays.setAll(ciphers, i -> vault.encrypt(i, field("f"), text));
      Vault cold = new Vault(databases.keys(), databases.master());
      double unwrap = micros("unwrap", KEYS, i -> cold.decrypt(i, field("f"), ciphers[i]));

      assertTrue(encrypt < 200 && decrypt < 200 && lookup < 200, "one value");
      assertTrue(create < 50_000 && unwrap < 10_000, "one customer");
    }
  }

  private static double micros(String what, int times, IntConsumer work) {
    double each =
        ProcessorTime.of(() -> IntStream.range(0, times).forEach(work)).toNanos() / 1e3 / times;
    System.out.printf("vault: %s %.1f µs%n", what, each);
    return each;
  }
}
