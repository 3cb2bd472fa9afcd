package id.fineclean.bot.policy.notice;

import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.conversation.Notices;
import id.fineclean.bot.conversation.Preamble;
import id.fineclean.bot.conversation.Templates;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.conversation.Turns;
import id.fineclean.bot.outbox.Origin;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Folders;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.TestNode;
import id.fineclean.bot.understanding.Language;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Version 1.0 of the privacy policy in force, and 2.0 made known on 2026-11-24, to take effect on
/// 2026-12-15; a process that tells customers of both.
final class NoticeStage {
  static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

  private static final Path FIRST = Path.of("intents/policies/privacy/1.0.md");
  private static final Path NEXT = Path.of("src/test/resources/policies/next/privacy/2.0.md");

  private final TestNode node;
  private final FixedClock clock;
  private final Policies written;
  private final NoticeStore store;
  private final VersionStore versions;
  private final Notices notices;
  private Announcements announcements;

  /// @param folder empty, or that of another process
  NoticeStage(TestNode node, Path folder, Templates templates) throws Exception {
    this.node = node;
    this.clock = node.clock();
    Folders.copy(FIRST, folder.resolve("privacy"));
    Folders.copy(NEXT, folder.resolve("privacy"));
    this.written = Policies.load(folder);
    this.store = new NoticeStore(node.database());
    this.versions = new VersionStore(node.database(), ZONE);
    this.notices =
        new Notices(node.database(), node.vault(), node.outbox(), node.channels(), () -> templates);
    this.announcements = process();
  }

  private Announcements process() {
    return new Announcements(node.database(), versions, store, node.outbox(), notices, clock, ZONE);
  }

  /// Forgets what a process remembers.
  void restart() {
    announcements = process();
  }

  TestNode node() {
    return node;
  }

  NoticeStore store() {
    return store;
  }

  VersionStore versions() {
    return versions;
  }

  NoticeTexts texts() {
    return new NoticeTexts(Turns.replies(), new PolicyLinks("https://example.test"), "CONTOH");
  }

  /// The documents as they hold now.
  Policies policies() {
    return written.enacted(versions.standings(written, today()));
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  PolicyVersion next() {
    return policies().version("privacy", "2.0").orElseThrow();
  }

  /// The version in force today.
  String inForce() {
    return inForce(today());
  }

  String inForce(LocalDate day) {
    return policies().inForce("privacy", day).orElseThrow().version();
  }

  /// Takes down which versions there are.
  void register() {
    versions.register(written, clock.instant());
  }

  /// Writes a lot of announcements without sending them.
  List<Long> write() {
    return announcements.writeDue(policies(), texts());
  }

  /// Writes a lot and sends it.
  void announce() {
    write().forEach(node.dispatcher()::deliverNow);
  }

  /// A customer who writes for the first time, or again.
  long customer(long user) {
    long update = clock.instant().toEpochMilli() + user;
    return node.inbox().accept("telegram", Inbound.text(user, update, "halo")).orElseThrow();
  }

  /// What a customer would be told on top of a reply.
  Preamble.Due due(long conversation, Optional<String> heard) {
    return new FirstContact(store, policies(), texts(), ZONE)
        .due(somebody(conversation), heard, Language.ID, clock.instant());
  }

  /// Answers a customer, with whatever has to be on top.
  ///
  /// @return what to be remembered
  Optional<String> reply(long conversation, Optional<String> heard) {
    Preamble.Due due = due(conversation, heard);
    String text = due.telling().map(telling -> telling.text() + "\n\nya").orElse("ya");
    Outbox.Batch batch =
        node.outbox()
            .prepare(
                node.conversation(conversation),
                Origin.REPLY,
                List.of(OutboundMessage.of(text)),
                node.channels().values().iterator().next().capabilities());
    node.database()
        .write(
            transaction -> {
              long id = node.outbox().addTraced(transaction, batch, clock.instant());
              due.telling().ifPresent(telling -> telling.recording().apply(transaction, id));
              return true;
            });
    return due.heard();
  }

  private Turn.Customer somebody(long conversation) {
    return new Turn.Customer(
        node.customerOf(conversation),
        conversation,
        "telegram",
        Optional.empty(),
        Optional.empty(),
        true);
  }

  static Templates noTemplates() {
    return new Templates(Map.of());
  }
}
