-- Whole days only: a moment would lead to the conversation.

UPDATE policy_question SET
  first_at = first_at - first_at % 86400000,
  last_at = last_at - last_at % 86400000;
