package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

class PostgresUrlTest {
  @ParameterizedTest
  @CsvSource({
    "postgresql://db.example.com/shop, jdbc:postgresql://db.example.com/shop",
    "postgres://db.example.com:6543/shop, jdbc:postgresql://db.example.com:6543/shop",
    "postgresql://budi@db/shop, jdbc:postgresql://db/shop?user=budi",
    "postgresql://budi:pw@db/shop, jdbc:postgresql://db/shop?user=budi&password=pw",
    "postgresql://db/shop?sslmode=require, jdbc:postgresql://db/shop?sslmode=require",
    "postgresql://b:p@db/shop?sslmode=require,"
        + " jdbc:postgresql://db/shop?user=b&password=p&sslmode=require"
  })
  void speaksJdbc(String url, String jdbc) {
    assertEquals(Optional.of(jdbc), PostgresUrl.toJdbc(url));
  }

  /// As the driver reads it in the end.
  @ParameterizedTest
  @CsvSource({
    "p%40ss, p@ss",
    "100%25, 100%",
    "a%26b%3Dc%3Fd, a&b=c?d",
    "a+b, a+b",
    "a%2Bb, a+b",
    "a%3Ab:c, a:b:c",
    "a%2Fb, a/b",
    "a%20b, a b",
    "%C3%A9, é"
  })
  void keepsEverySignOfAPassword(String written, String password) {
    Properties read = driver("postgresql://budi:" + written + "@db:6543/shop");
    assertEquals(password, read.getProperty("password"));
    assertEquals("budi", read.getProperty("user"));
    assertEquals("db", read.getProperty("PGHOST"));
    assertEquals("6543", read.getProperty("PGPORT"));
    assertEquals("shop", read.getProperty("PGDBNAME"));
  }

  @Test
  void keepsAColonInAName() {
    Properties read = driver("postgresql://bu%3Adi:pw@db/shop");
    assertEquals("bu:di", read.getProperty("user"));
    assertEquals("pw", read.getProperty("password"));
  }

  private static Properties driver(String url) {
    return Driver.parseURL(PostgresUrl.toJdbc(url).orElseThrow(), new Properties());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop",
        "mysql://db/shop",
        "https://db/shop",
        "postgresql://db",
        "postgresql://db/",
        "postgresql:///shop",
        "postgresql://budi:p@ss@db/shop",
        "postgresql://budi:100%@db/shop",
        "postgresql:shop",
        "postgresql://db/a b"
      })
  void refusesWhatIsNoSuchAddress(String url) {
    assertEquals(Optional.empty(), PostgresUrl.toJdbc(url));
  }
}
