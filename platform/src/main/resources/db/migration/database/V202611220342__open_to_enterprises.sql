-- An enterprise's operation may leave news for others; it does not read them.
create policy enterprise_appends on database.event_publication for insert with check (true);
