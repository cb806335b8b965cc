-- What the house keeps to itself is none of an enterprise's rows. ADR 0490.
update files.part p set enterprise_id = null
from files.attachment a
where a.id = p.attachment_id and a.owner_kind = 'case' and a.slot = 'internal';
update files.attachment set enterprise_id = null where owner_kind = 'case' and slot = 'internal';
