package id.fineclean.bot.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostNameTest {
  @Test
  void thePortIsLeftOut() {
    assertEquals("bot.example", HostName.of("bot.example:65535").text());
    assertEquals("[2001:db8::1]", HostName.of("[2001:db8::1]:80").text());
    assertEquals("bot.example", HostName.of("bot.example").text());
  }

  @Test
  void whatCannotBeCalledIsNone() {
    for (String none :
        List.of("", "a:0", "a:65536", "a:99999", "a:", "[:::::]", "[::1", "::1", "a b", "x@y")) {
      assertFalse(HostName.of(none).usable(), none);
    }
  }

  @Test
  void onlyWholeAddressesAreAddresses() {
    for (String address : List.of("192.0.2.7", "[2001:db8::1]", "[::ffff:192.0.2.7]")) {
      assertTrue(HostName.of(address).address(), address);
    }
    for (String name : List.of("1.evil.example", "192.0.2", "192.0.2.256", "2130706433", "")) {
      assertFalse(HostName.of(name).address(), name);
    }
  }

  @Test
  void thisMachineIsKnownByItsNameAndAddresses() {
    for (String own : List.of("localhost", "LOCALHOST:80", "127.0.0.1", "127.8.0.1", "[::1]:1")) {
      assertTrue(HostName.of(own).loopback(), own);
    }
    for (String other : List.of("127.evil.example", "localhost.evil.example", "0.0.0.0", "")) {
      assertFalse(HostName.of(other).loopback(), other);
    }
  }
}
