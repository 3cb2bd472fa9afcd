package id.fineclean.bot.understanding.slots;

import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.understanding.Context;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Prints what reading a chat message takes; fails only when it is far off, for machines differ.
@Tag("timed")
class SlotSpeedTest {
  private static final List<String> MESSAGES =
      List.of(
          "sy mau psn bsk jam 9 bs ga",
          "halo kak mau booking general cleaning rumah 2 lantai 3 kamar hari sabtu jam 10 ya",
          "rumah abis direnov debunya ampun",
          "kok petugasnya ga nongol2",
          "nama saya Budi Santoso, alamat Jl. Melati No 5 Depok, hp 0812-3456-7890",
          "cuci sofa 3 dudukan berapa ya kak?",
          "eh jam 10 aja deh",
          "hps data sy dong",
          "bisa tolong dijadwalkan ulang ke hari Selasa depan jam 3 sore saja");

  @Test
  void readsATypicalMessageInMicroseconds() {
    SlotExtractor extractor = new SlotExtractor(ServiceNames.standard());
    Context context = Context.at(LocalDateTime.of(2026, 11, 23, 10, 15));
    long[] nanos = new long[20_000];
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < nanos.length; i++) {
        String message = MESSAGES.get(i % MESSAGES.size());
        long start = System.nanoTime();
        extractor.extract(message, context);
        nanos[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(nanos);
    double median = nanos[nanos.length / 2] / 1000.0;
    System.out.printf(Locale.ROOT, "slots: median %.1f us a message, one thread%n", median);
    assertTrue(median < 500, () -> "median " + median + " us");
  }
}
