package id.fineclean.bot.app;

import java.util.concurrent.CountDownLatch;

/// The server as `serve` starts it, with a [FaultPoint] in it: the one the system property
/// `fineclean.fault` names.
public final class FaultyServer {
  public static final String PROPERTY = "fineclean.fault";

  private FaultyServer() {}

  public static void main(String[] args) throws Exception {
    FaultPoint point = FaultPoint.parse(System.getProperty(PROPERTY));
    Application application =
        Application.start(Settings.read(System.getenv()), System.out, point::around);
    Runtime.getRuntime().addShutdownHook(new Thread(application::close));
    System.out.println("FINECLEAN.ID bot is ready on port " + application.port() + ".");
    new CountDownLatch(1).await();
  }
}
