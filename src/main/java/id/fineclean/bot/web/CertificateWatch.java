package id.fineclean.bot.web;

import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a renewed certificate into use without a restart: connections from then on get it. Files
/// that cannot be used, such as a certificate whose key is not there yet, are looked at again later
/// and change nothing.
final class CertificateWatch extends AbstractLifeCycle {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

  /// Renewals usually come weeks before; certbot renews 30 days before.
  private static final Duration SOON = Duration.ofDays(14);

  private final TlsFiles files;
  private final SslContextFactory.Server tls;
  private final Thread thread;
  private List<FileTime> used;

  /// @param interval between two looks at the files
  CertificateWatch(TlsFiles files, SslContextFactory.Server tls, Duration interval)
      throws UnusableTlsException {
    this.files = files;
    this.tls = tls;
    this.used = files.stamp();
    use(files.load());
    this.thread = Thread.ofVirtual().name("certificate").unstarted(() -> watch(interval));
  }

  @Override
  protected void doStart() {
    thread.start();
  }

  @Override
  protected void doStop() {
    thread.interrupt();
  }

  private void watch(Duration interval) {
    try {
      while (true) {
        Thread.sleep(interval);
        look();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      List<FileTime> now = files.stamp();
      if (now.isEmpty() || now.equals(used)) {
        return;
      }
      used = now;
      KeyStore renewed = files.load();
      tls.reload(factory -> use(renewed));
      LOG.info("the new certificate is in use");
    } catch (UnusableTlsException e) {
      LOG.warn("the certificate was changed, but the old one stays in use: {}", e.getMessage());
    } catch (Exception | Error e) {
      LOG.error("the certificate was changed, but the old one stays in use", e);
    }
  }

  private void use(KeyStore store) {
    tls.setKeyStore(store);
    tls.setKeyStorePassword(PemKeyStore.PASSWORD);
    warn(store);
  }

  private static void warn(KeyStore store) {
    try {
      if (store.getCertificate("server") instanceof X509Certificate certificate) {
        Date end = certificate.getNotAfter();
        if (end.toInstant().isBefore(Instant.now().plus(SOON))) {
          LOG.warn("the certificate is valid until {} only", end.toInstant());
        }
      }
    } catch (KeyStoreException e) {
      throw new IllegalStateException("the store was loaded", e);
    }
  }
}
