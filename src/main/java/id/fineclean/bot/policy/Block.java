package id.fineclean.bot.policy;

import java.util.Optional;

/// One line of a document, in the order in which it is read.
public sealed interface Block {
  /// The line as it is published.
  String text();

  /// The title of a numbered section.
  record Heading(int section, String title) implements Block {
    @Override
    public String text() {
      return section + ". " + title;
    }
  }

  /// A paragraph that belongs to a section as a whole, or to none.
  record Paragraph(ClauseId clause, String text) implements Block {}

  /// An item of a section.
  ///
  /// @param title the words it opens with, where it has a name
  /// @param body what follows them
  record Item(ClauseId clause, Optional<String> title, String body) implements Block {
    @Override
    public String text() {
      return title.map(name -> name + ": " + body).orElse(body);
    }
  }
}
