alter table policy.official_text add column file uuid;
comment on table policy.official_text is '政策文件原文的文字（最新的一份用于核对数字），原件在附件里';
comment on column policy.official_text.file is '原件的附件编号；直接粘贴的、文本文件没有';
