package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class ChatCommandTest {
  /// One conversation, for each trains the model anew.
  @Test
  void talksMovesTheClockAndEnds() {
    CommandRun run =
        CommandRun.of(
            ChatCommand::new,
            "jam buka hari apa aja\n\n"
                + ":wait 2h\n"
                + ":wait soon\n"
                + ":wait -5h\n"
                + ":wait 99999999999999d\n"
                + "mau booking cuci sofa\n"
                + ":quit\n"
                + "jam buka\n",
            "--now",
            "2026-11-23T10:15");

    assertEquals(0, run.exit(), run.err());
    int hours = run.out().indexOf("Senin–Jumat: 08.00–18.00");
    assertTrue(hours >= 0, run.out());
    assertEquals(hours, run.out().lastIndexOf("Senin–Jumat: 08.00–18.00"), "nothing after :quit");
    assertTrue(run.out().indexOf("sofa", hours) > 0, run.out());
    String limits = "the clock only moves forward, by ten years in all";
    assertEquals(
        List.of("use :wait 2h, :wait 30m or :wait 1d", limits, limits), run.err().lines().toList());
    assertFalse(run.out().contains(":wait"), "what is done is not said");
  }

  @Test
  void tellsMistakesOfTheContent() {
    CommandRun run = CommandRun.of(ChatCommand::new, "", "--content", "target/no-such-folder");
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("missing"), run.err());
  }
}
