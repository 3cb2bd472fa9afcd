package id.fineclean.bot.web;

import java.time.Duration;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// The doors of the server: HTTP or HTTPS on its port, and perhaps a second one for plain HTTP.
final class Connectors {
  /// Connections the system may hold for us while all of us is busy; without it, a burst is refused
  /// at 50.
  private static final int BACKLOG = 4096;

  /// How soon a renewed certificate is noticed.
  private static final Duration CERTIFICATE_INTERVAL = Duration.ofSeconds(10);

  private final Listening listening;

  Connectors(Listening listening) {
    this.listening = listening;
  }

  /// What holds for every request before anything else sees it.
  void prepare(HttpConfiguration configuration) {
    if (listening.tls().isPresent()) {
      // A caller who asks for us by another name, such as a supervisor on this machine, may.
      configuration.addCustomizer(new SecureRequestCustomizer(false));
    }
    configuration.addCustomizer(new ForwardedRequests(listening.proxies()));
    configuration.addCustomizer(new SecurityHeaders());
  }

  /// The door at [Listening#port()].
  Connector main(Server server, HttpConfiguration configuration) {
    HttpConnectionFactory http = new HttpConnectionFactory(configuration);
    return listening
        .tls()
        .map(files -> secure(server, http, files))
        .orElseGet(() -> open(new ServerConnector(server, http), listening.port()));
  }

  /// The door at [Listening#httpPort()]; only where there is one.
  Connector second(Server server, HttpConfiguration configuration) {
    return open(
        new ServerConnector(server, new HttpConnectionFactory(configuration)),
        listening.httpPort().orElseThrow());
  }

  /// Plain HTTP is understood as well, as far as it takes to send it to HTTPS.
  private Connector secure(Server server, HttpConnectionFactory http, TlsFiles files) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
    server.addBean(watch(files, tls), true);
    SslConnectionFactory ssl = new SslConnectionFactory(tls, http.getProtocol());
    return open(
        new ServerConnector(server, new DetectorConnectionFactory(ssl), http), listening.port());
  }

  private static CertificateWatch watch(TlsFiles files, SslContextFactory.Server tls) {
    try {
      return new CertificateWatch(files, tls, CERTIFICATE_INTERVAL);
    } catch (UnusableTlsException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private Connector open(ServerConnector connector, int port) {
    connector.setHost(listening.host());
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    return connector;
  }
}
