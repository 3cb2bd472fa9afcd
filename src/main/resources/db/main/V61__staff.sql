-- Who works in the console. Columns ending in _enc are encrypted under the member's own key, which lies with the customers' under the negative number.

CREATE TABLE staff_member (
  -- random, above 0
  id BIGINT PRIMARY KEY,
  role TEXT NOT NULL,
  -- INVITED, ACTIVE, DISABLED
  state TEXT NOT NULL,
  -- none until the first administrator has chosen one
  name_enc ${bytes},
  name_lookup ${bytes} UNIQUE,
  password_enc ${bytes},
  totp_enc ${bytes},
  -- the latest step of time whose code was used: each is good once
  totp_step BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL
);

CREATE TABLE staff_invitation (
  -- SHA-256
  token_hash ${bytes} PRIMARY KEY,
  member_id BIGINT NOT NULL REFERENCES staff_member (id),
  expires_at BIGINT NOT NULL
);

CREATE TABLE staff_recovery_code (
  member_id BIGINT NOT NULL REFERENCES staff_member (id),
  -- keyed
  code_lookup ${bytes} NOT NULL,
  PRIMARY KEY (member_id, code_lookup)
);

CREATE TABLE staff_session (
  -- SHA-256
  token_hash ${bytes} PRIMARY KEY,
  member_id BIGINT NOT NULL REFERENCES staff_member (id),
  begun_at BIGINT NOT NULL,
  used_at BIGINT NOT NULL,
  -- 0 until the second factor was shown
  proven INTEGER NOT NULL
);
CREATE INDEX staff_session_member ON staff_session (member_id);

-- Attempts to sign in, by account and by address.
CREATE TABLE staff_attempt (
  who_lookup ${bytes} PRIMARY KEY,
  times BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  not_before BIGINT NOT NULL
);
