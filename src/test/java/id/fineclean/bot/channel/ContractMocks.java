package id.fineclean.bot.channel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/// The mocks made from the providers' own API descriptions (`../shared/contract-mocks`). They
/// refuse what the real API would refuse. Where they do not run, the tests that need them are
/// skipped, and fail where `CONTRACT_MOCKS` is set.
public final class ContractMocks {
  public static final int TWILIO_MESSAGES = 4010;
  public static final int TWILIO_CONTENT = 4012;
  public static final int TELEGRAM = 4020;

  private ContractMocks() {}

  /// Skips the calling test where the mock does not run.
  public static URI url(int port) {
    boolean demanded =
        System.getenv("CONTRACT_MOCKS") != null || System.getProperty("CONTRACT_MOCKS") != null;
    assumeTrue(
        demanded || isListening(port), "no contract mock on port " + port + ", test skipped");
    return URI.create("http://127.0.0.1:" + port);
  }

  private static boolean isListening(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }
}
