package id.fineclean.bot.policy;

import id.fineclean.bot.understanding.Bilingual;
import id.fineclean.bot.understanding.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One version of a document. Immutable.
public final class PolicyVersion {
  private final Front front;
  private final LocalDate effective;
  private final List<Block> blocks;
  private final NavigableMap<ClauseId, Clause> clauses;
  private final NavigableMap<Integer, String> sections;
  private final String hash;

  PolicyVersion(Front front, List<Block> blocks) {
    this.front = front;
    this.effective = front.planned();
    this.blocks = List.copyOf(blocks);
    this.sections = sections(blocks);
    this.clauses = group();
    this.hash = sha256(text());
  }

  private PolicyVersion(PolicyVersion same, LocalDate effective) {
    this.front = same.front;
    this.effective = effective;
    this.blocks = same.blocks;
    this.sections = same.sections;
    this.clauses = same.clauses;
    this.hash = same.hash;
  }

  /// What stands above the text.
  ///
  /// @param planned the first day on which it is meant to hold, in the company's zone
  /// @param published the day on which it was made known, not after `planned`
  /// @param noticeDays how many days there have to be in between, where people know a former one
  /// @param changes what is different from the former version, in the owner's words
  record Front(
      String document,
      String version,
      String title,
      LocalDate planned,
      LocalDate published,
      int noticeDays,
      Optional<Bilingual> changes) {}

  /// The same text, which holds from another day on than it was meant to.
  PolicyVersion from(LocalDate day) {
    return day.equals(effective) ? this : new PolicyVersion(this, day);
  }

  /// The document's id, which is its folder's name: `privacy`, `terms`.
  public String document() {
    return front.document;
  }

  public String version() {
    return front.version;
  }

  /// Document and version: `privacy/1.0`.
  public String key() {
    return front.document + "/" + front.version;
  }

  public String title() {
    return front.title;
  }

  /// The first day on which it holds, in the company's zone; of one that does not hold yet, the
  /// day on which it is expected to.
  public LocalDate effective() {
    return effective;
  }

  /// [#effective] as customers read it, such as "1 Januari 2026".
  public String since(Language language) {
    return date(effective, language);
  }

  /// A day as customers read it, such as "1 Januari 2026".
  public static String date(LocalDate day, Language language) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.of(language.code())).format(day);
  }

  /// The first day on which it was meant to hold.
  public LocalDate planned() {
    return front.planned;
  }

  public LocalDate published() {
    return front.published;
  }

  int noticeDays() {
    return front.noticeDays;
  }

  /// What is different from the former version, in the owner's words.
  public Optional<Bilingual> changes() {
    return front.changes;
  }

  /// The lines in reading order.
  public List<Block> blocks() {
    return blocks;
  }

  /// The titles of the sections by their numbers, which run from 1.
  public NavigableMap<Integer, String> sections() {
    return sections;
  }

  /// All clauses in the order of their ids.
  public Collection<Clause> clauses() {
    return clauses.values();
  }

  public Optional<Clause> clause(ClauseId id) {
    return Optional.ofNullable(clauses.get(id));
  }

  /// The clauses of one section, its own text first; empty where there is no such section.
  public List<Clause> section(int number) {
    return clauses.values().stream().filter(clause -> clause.id().section() == number).toList();
  }

  /// The clause after `id`; empty after the last one.
  public Optional<Clause> after(ClauseId id) {
    return Optional.ofNullable(clauses.higherEntry(id)).map(entry -> entry.getValue());
  }

  /// The whole text as published, one line a block, without a final line end.
  public String text() {
    return blocks.stream().map(Block::text).collect(Collectors.joining("\n"));
  }

  /// The published text of one section with its heading; of what stands before the first for 0.
  public String sectionText(int number) {
    return blocks.stream()
        .filter(block -> sectionOf(block) == number)
        .map(Block::text)
        .collect(Collectors.joining("\n"));
  }

  /// SHA-256 of [#text()] in UTF-8, in hexadecimal.
  public String hash() {
    return hash;
  }

  private static int sectionOf(Block block) {
    return switch (block) {
      case Block.Heading heading -> heading.section();
      case Block.Paragraph paragraph -> paragraph.clause().section();
      case Block.Item item -> item.clause().section();
    };
  }

  private static NavigableMap<Integer, String> sections(List<Block> blocks) {
    NavigableMap<Integer, String> titles = new TreeMap<>();
    for (Block block : blocks) {
      if (block instanceof Block.Heading(int section, String title)) {
        titles.put(section, title);
      }
    }
    return Collections.unmodifiableNavigableMap(titles);
  }

  private NavigableMap<ClauseId, Clause> group() {
    NavigableMap<ClauseId, List<String>> texts = new TreeMap<>();
    NavigableMap<ClauseId, String> titles = new TreeMap<>();
    for (Block block : blocks) {
      switch (block) {
        case Block.Heading heading -> {}
        case Block.Paragraph(ClauseId id, String text) ->
            texts.computeIfAbsent(id, unused -> new ArrayList<>()).add(text);
        case Block.Item item -> {
          texts.computeIfAbsent(item.clause(), unused -> new ArrayList<>()).add(item.text());
          item.title().ifPresent(name -> titles.put(item.clause(), name));
        }
      }
    }
    NavigableMap<ClauseId, Clause> clauses = new TreeMap<>();
    texts.forEach(
        (id, lines) ->
            clauses.put(
                id,
                new Clause(
                    id,
                    titles.getOrDefault(id, sections.getOrDefault(id.section(), title())),
                    String.join("\n", lines))));
    return Collections.unmodifiableNavigableMap(clauses);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
