create policy enterprise_reads on policy.near_threshold for select using (true);
