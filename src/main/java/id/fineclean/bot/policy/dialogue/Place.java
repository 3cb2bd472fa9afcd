package id.fineclean.bot.policy.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.policy.ClauseId;
import id.fineclean.bot.policy.PolicyVersion;

/// Where a customer stopped reading: what the flow remembers.
///
/// @param clause the last clause read, or section `n.0` where the whole of it was
/// @param whole whether the section was read as a whole
/// @param asking whether the customer was asked if a person should be
record Place(String document, String version, String clause, boolean whole, boolean asking) {
  /// After a clause.
  static Place at(PolicyVersion version, ClauseId clause) {
    return new Place(version.document(), version.version(), clause.toString(), false, false);
  }

  /// After a whole section.
  static Place atSection(PolicyVersion version, int section) {
    return new Place(version.document(), version.version(), section + ".0", true, false);
  }

  ClauseId id() {
    return ClauseId.parse(clause).orElseThrow();
  }

  JsonNode toJson() {
    return Json.tree(this);
  }

  static Place of(JsonNode memory) {
    return Json.read(memory, Place.class);
  }
}
