package id.fineclean.bot.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.config.RoutesConfig;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
  private WebServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void rangesHoldWhatBeginsWithTheirBits() {
    TrustedProxies proxies = TrustedProxies.parse("127.0.0.1, 10.8.0.0/13,2001:db8::/33");
    for (String inside : List.of("127.0.0.1", "10.15.255.255", "2001:db8:7fff::1")) {
      assertTrue(proxies.trust(InetAddress.ofLiteral(inside)), inside);
    }
    for (String outside : List.of("127.0.0.2", "10.16.0.0", "2001:db8:8000::1", "::1")) {
      assertFalse(proxies.trust(InetAddress.ofLiteral(outside)), outside);
    }
    assertTrue(TrustedProxies.parse("0.0.0.0/0").trust(InetAddress.ofLiteral("203.0.113.9")));
  }

  @Test
  void whatIsNoRangeIsRefused() {
    for (String wrong : List.of("", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "1.2.3.4,", "a/8")) {
      assertThrows(IllegalArgumentException.class, () -> TrustedProxies.parse(wrong), wrong);
    }
  }

  @Test
  void whatATrustedProxySaysCounts() {
    Visitor visitor = start("127.0.0.1");
    HttpResponse<String> answer =
        visitor.get(
            "/seen",
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "bot.example",
            "X-Forwarded-For",
            "198.51.100.66, 203.0.113.9");
    assertEquals("https bot.example bot.example 203.0.113.9", answer.body());
    assertTrue(answer.headers().firstValue("Strict-Transport-Security").isPresent());
  }

  @Test
  void aCallerCannotWriteItsOwnAddress() {
    Visitor visitor = start("127.0.0.1, 203.0.113.0/24");
    String seen =
        visitor
            .get(
                "/seen",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-For",
                "10.1.1.1, 198.51.100.7, 203.0.113.9")
            .body();
    assertTrue(seen.endsWith(" 198.51.100.7"), seen);
  }

  @Test
  void whatAnybodyElseSaysIsIgnored() {
    Visitor visitor = start("192.0.2.1");
    HttpResponse<String> answer =
        visitor.get(
            "/seen",
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "evil.example",
            "X-Forwarded-For",
            "203.0.113.9");
    assertEquals("http 127.0.0.1 127.0.0.1 127.0.0.1", answer.body().replaceAll(":\\d+", ""));
    assertTrue(answer.headers().firstValue("Strict-Transport-Security").isEmpty());
    assertEquals(200, visitor.get("/seen", "X-Forwarded-Proto", "http").statusCode());
  }

  @Test
  void httpThroughTheProxyIsToldToComeAgainByHttps() {
    Visitor visitor = start("127.0.0.1");
    HttpResponse<String> answer =
        visitor.get("/seen?a=b", "X-Forwarded-Proto", "http", "X-Forwarded-Host", "bot.example");
    assertEquals(308, answer.statusCode());
    assertEquals(
        "https://bot.example/seen?a=b", answer.headers().firstValue("Location").orElseThrow());
    assertEquals(200, visitor.get("/seen").statusCode(), "a supervisor beside us may ask");
  }

  @Test
  void aHostNameThatIsNoneIsIgnored() {
    Visitor visitor = start("127.0.0.1");
    for (String host :
        List.of("evil.example/x", "a b", "\"><script>", "x@y", "", "a:99999", "a:0", "[:::::]")) {
      String seen =
          visitor.get("/seen", "X-Forwarded-Proto", "https", "X-Forwarded-Host", host).body();
      assertTrue(seen.startsWith("https 127.0.0.1 127.0.0.1"), seen);
    }
  }

  private Visitor start(String proxies) {
    server =
        new WebServer(
            new Listening(
                "127.0.0.1",
                0,
                OptionalInt.empty(),
                Optional.empty(),
                TrustedProxies.parse(proxies),
                Optional.empty()),
            List.of(new Mirror()));
    server.start();
    return new Visitor(server.port());
  }

  /// Tells how a request looks from the inside.
  private static final class Mirror implements Routes {
    @Override
    public void register(RoutesConfig routes) {
      routes.get(
          "/seen",
          ctx ->
              ctx.result(
                  ctx.scheme()
                      + " "
                      + String.valueOf(ctx.header("Host")).replaceAll(":\\d+", "")
                      + " "
                      + ctx.req().getServerName()
                      + " "
                      + ctx.req().getRemoteAddr()));
    }
  }
}
