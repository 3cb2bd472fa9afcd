package id.fineclean.bot.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.time.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The documents are there whatever becomes of the database.
class SiteWithoutDatabaseTest {
  @Test
  void theVersionInForceIsServedWhileTheDatabaseIsBroken(@TempDir Path folder) throws Exception {
    SettableClock clock = new SettableClock(InstantSource.system());
    try (Backstage backstage = new Backstage(Files.createDirectory(folder.resolve("db")), clock);
        SiteStage stage =
            new SiteStage(
                folder.resolve("site"),
                Listening.plain("127.0.0.1", 0),
                List.of(
                    new HealthRoutes(
                        Map.of("database", backstage.database::available), new Telemetry())))) {
      assertEquals(200, stage.visitor().get("/health/ready").statusCode());
      backstage.database.close();
      Files.writeString(backstage.file, "this is no database");

      assertEquals(503, stage.visitor().get("/health/ready").statusCode());
      for (String path : List.of("/", "/privasi", "/privasi/v/1.0", "/privasi/v/1.0.txt")) {
        assertEquals(200, stage.visitor().get(path).statusCode(), path);
      }
      assertTrue(stage.visitor().get("/privasi").body().contains("Kewajiban Hukum"));
    }
  }
}
