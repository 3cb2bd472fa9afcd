package id.fineclean.bot.web;

import id.fineclean.bot.understanding.Language;
import java.time.LocalDate;
import java.util.List;

/// What a feature adds to the pages of the public site that are nobody's: the first one, and the
/// frame of all.
public interface SitePart {
  /// Nothing.
  SitePart NOTHING = new SitePart() {};

  /// A page that every page leads to.
  ///
  /// @param name the key of its name in `site.yaml`
  /// @param shortName the key of its name where there is little room
  record Page(String path, String name, String shortName) {}

  /// What the company does.
  ///
  /// @param price as customers read it, such as "Rp 90.000 / jam"
  record Service(String name, String description, String price) {}

  /// A document in force.
  record Document(String title, String target, String dates) {}

  /// The pages that every page leads to.
  default List<Page> pages() {
    return List.of();
  }

  /// What can be ordered.
  default List<Service> services(Language language) {
    return List.of();
  }

  /// What visitors may want to read.
  default List<Document> documents(SiteLayout layout, LocalDate today) {
    return List.of();
  }
}
