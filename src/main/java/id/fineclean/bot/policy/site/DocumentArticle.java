package id.fineclean.bot.policy.site;

import id.fineclean.bot.policy.Block;
import id.fineclean.bot.policy.ClauseId;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A part of a document's text, for `article.jte`.
public sealed interface DocumentArticle {
  /// Where a section begins.
  record Heading(int section, String text) implements DocumentArticle {}

  /// @param clause the one that begins here
  record Paragraph(@Nullable ClauseId clause, String text) implements DocumentArticle {
    /// The place of the clause that begins here.
    public @Nullable String anchor() {
      return DocumentArticle.anchor(clause);
    }
  }

  /// A list.
  record Items(List<Item> items) implements DocumentArticle {}

  /// @param clause the one that begins here
  record Item(@Nullable ClauseId clause, @Nullable String title, String text) {
    /// The place of the clause that begins here.
    public @Nullable String anchor() {
      return DocumentArticle.anchor(clause);
    }
  }

  private static @Nullable String anchor(@Nullable ClauseId clause) {
    return clause == null ? null : PolicyLinks.anchor(clause);
  }

  /// A whole document, in order.
  static List<DocumentArticle> of(PolicyVersion version) {
    List<DocumentArticle> parts = new ArrayList<>();
    Set<ClauseId> seen = new HashSet<>();
    for (Block block : version.blocks()) {
      switch (block) {
        case Block.Heading heading -> parts.add(new Heading(heading.section(), heading.text()));
        case Block.Paragraph(ClauseId id, String text) ->
            parts.add(new Paragraph(beginning(id, seen), text));
        case Block.Item item ->
            list(parts)
                .add(
                    new Item(
                        beginning(item.clause(), seen), item.title().orElse(null), item.body()));
      }
    }
    return parts;
  }

  private static List<Item> list(List<DocumentArticle> parts) {
    if (!parts.isEmpty() && parts.getLast() instanceof Items list) {
      return list.items;
    }
    Items list = new Items(new ArrayList<>());
    parts.add(list);
    return list.items;
  }

  private static @Nullable ClauseId beginning(ClauseId id, Set<ClauseId> seen) {
    return seen.add(id) ? id : null;
  }
}
