-- Earlier starts made these beside the indexes that the first migration had made.
drop index if exists database.event_publication_serialized_event_hash_idx;
drop index if exists database.event_publication_by_completion_date_idx;
