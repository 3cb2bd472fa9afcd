/// Telling people of the documents: a notice with the first reply, an announcement before a version
/// takes effect, and the record of who was told when. A version holds only after its announcement
/// went out.
@NullMarked
package id.fineclean.bot.policy.notice;

import org.jspecify.annotations.NullMarked;
