package id.fineclean.bot.channel.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.FakeProvider;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WebhookCheckTest {
  private static final String URL = "https://bot.example.com/webhooks/telegram";

  private FakeProvider telegram = new FakeProvider(FakeProvider.json(500, "{}"));

  @AfterEach
  void close() {
    telegram.close();
  }

  private List<String> complaints(int status, String body) throws InterruptedException {
    telegram.close();
    telegram = new FakeProvider(FakeProvider.json(status, body));
    return WebhookCheck.complaints(
        TelegramChannelTest.settings(telegram.url(), TelegramSettings.Mode.WEBHOOK),
        URI.create("https://bot.example.com"));
  }

  private static String info(String fields) {
    return "{\"ok\":true,\"result\":{\"has_custom_certificate\":false," + fields + "}}";
  }

  @Test
  void whatIsRegisteredRightIsWell() throws Exception {
    assertEquals(
        List.of(), complaints(200, info("\"pending_update_count\":2,\"url\":\"" + URL + "\"")));
  }

  @Test
  void anotherAddressOrNoneIsTold() throws Exception {
    for (String other : new String[] {"", "https://other.example.com/webhooks/telegram"}) {
      List<String> wrong =
          complaints(200, info("\"pending_update_count\":0,\"url\":\"" + other + "\""));
      assertEquals(1, wrong.size(), wrong.toString());
      assertTrue(wrong.getFirst().startsWith("Telegram does not deliver to " + URL));
    }
  }

  @Test
  void whatTelegramCouldNotDeliverIsTold() throws Exception {
    List<String> wrong =
        complaints(
            200,
            info(
                "\"pending_update_count\":4711,\"last_error_date\":1,"
                    + "\"last_error_message\":\"SSL error\",\"url\":\""
                    + URL
                    + "\""));
    assertEquals(
        List.of("Telegram's last delivery failed: SSL error", "4711 updates wait at Telegram"),
        wrong);
  }

  @Test
  void aTokenThatIsNotRightIsTold() throws Exception {
    List<String> wrong =
        complaints(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
    assertEquals(1, wrong.size(), wrong.toString());
    assertTrue(wrong.getFirst().startsWith("Telegram cannot be asked ("), wrong.toString());
  }
}
