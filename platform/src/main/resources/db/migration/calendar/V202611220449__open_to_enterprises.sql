-- The days off are the same for everybody.
create policy enterprise_reads on calendar.holiday_notice for select using (true);
create policy enterprise_reads on calendar.special_day for select using (true);
