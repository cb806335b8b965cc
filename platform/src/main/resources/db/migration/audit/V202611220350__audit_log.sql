-- 审计日志: sixteen chains of rows, each bound to the one before it by its hash (docs/security/audit.md).
create schema audit;
comment on schema audit is '审计：谁在何时改了什么，防篡改';

create table audit.entry (
    chain    smallint not null check (chain between 0 and 15),
    number   bigint not null check (number > 0),
    at       timestamptz not null,
    account  text not null,
    name     text not null,
    role     text not null,
    employer uuid,
    request  text not null,
    address  text not null,
    route    text not null,
    outcome  text not null check (outcome in ('done', 'read', 'refused')),
    action   text not null,
    content  jsonb not null,
    hash     bytea not null check (octet_length(hash) = 32),
    primary key (chain, number)
);
comment on table audit.entry is '审计日志，只能追加';
comment on column audit.entry.chain is '所在的链，0 至 15';
comment on column audit.entry.number is '链内序号，从 1 起连续';
comment on column audit.entry.at is '时间';
comment on column audit.entry.account is '账号编号，system 为系统本身';
comment on column audit.entry.name is '姓名';
comment on column audit.entry.role is '当时的角色';
comment on column audit.entry.employer is '当时所代表的企业';
comment on column audit.entry.request is '请求编号';
comment on column audit.entry.address is '网络地址';
comment on column audit.entry.route is '请求路由';
comment on column audit.entry.outcome is '结果：done 已完成、read 已查阅、refused 被拒绝';
comment on column audit.entry.action is '操作';
comment on column audit.entry.content is '对象及各字段改动前后';
comment on column audit.entry.hash is '本行散列值（SHA-256）';

create index entry_by_time on audit.entry (at desc, chain, number);
create index entry_by_person on audit.entry (account, at desc);
create index entry_by_subject on audit.entry
    using gin ((jsonb_path_query_array(content, '$[*].id')) jsonb_path_ops);

-- Half-empty pages, so that an advance of a head stays on its page.
create table audit.head (
    chain  smallint primary key check (chain between 0 and 15),
    number bigint not null,
    hash   bytea not null check (octet_length(hash) = 32)
) with (fillfactor = 20);
comment on table audit.head is '各链最后一行';
comment on column audit.head.chain is '链';
comment on column audit.head.number is '最后一行的序号，0 为空链';
comment on column audit.head.hash is '最后一行的散列值，空链为 32 个零字节';

insert into audit.head (chain, number, hash)
select each, 0, decode(repeat('00', 32), 'hex') from generate_series(0, 15) as each;

create table audit.signed_head (
    number bigint primary key check (number > 0),
    at     timestamptz not null,
    line   text not null
);
comment on table audit.signed_head is '已签名的链头，与第二处的文件逐行相同';
comment on column audit.signed_head.number is '序号，从 1 起连续';
comment on column audit.signed_head.at is '签名时间';
comment on column audit.signed_head.line is '签名行';

-- One field of the canonical text: length in bytes, colon, text, line feed; "-" for nothing.
create function audit.field(value text) returns text
    language sql immutable parallel safe set search_path = pg_catalog
as $$ select case when value is null then E'-\n' else octet_length(value) || ':' || value || E'\n' end $$;

create function audit.append(
    new_at timestamptz, new_account text, new_name text, new_role text, new_employer uuid, new_request text,
    new_address text, new_route text, new_outcome text, new_action text, new_content jsonb) returns text
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    first  int := pg_backend_pid() % 16;
    last   audit.head%rowtype;
    sealed bytea;
begin
    -- A free chain if there is one; a transaction holds one chain only, taken last, so that no two wait for each other.
    for step in 0..15 loop
        select * into last from audit.head where chain = (first + step) % 16 for update skip locked;
        exit when last.chain is not null;
    end loop;
    if last.chain is null then
        select * into strict last from audit.head where chain = first for update;
    end if;
    sealed := sha256(convert_to(
        audit.field('xingyuan-audit-1')
        || audit.field(encode(last.hash, 'hex'))
        || audit.field(last.chain::text)
        || audit.field((last.number + 1)::text)
        || audit.field((extract(epoch from new_at) * 1000000)::bigint::text)
        || audit.field(new_account)
        || audit.field(new_name)
        || audit.field(new_role)
        || audit.field(new_employer::text)
        || audit.field(new_request)
        || audit.field(new_address)
        || audit.field(new_route)
        || audit.field(new_outcome)
        || audit.field(new_action)
        || audit.field(new_content::text), 'UTF8'));
    insert into audit.entry
        (chain, number, at, account, name, role, employer, request, address, route, outcome, action, content, hash)
    values (last.chain, last.number + 1, new_at, new_account, new_name, new_role, new_employer, new_request,
        new_address, new_route, new_outcome, new_action, new_content, sealed);
    update audit.head set number = last.number + 1, hash = sealed where chain = last.chain;
    return last.chain || '-' || last.number + 1;
end $$;

-- Also whoever owns the tables has to take these down first, which is seen.
create function audit.refuse() returns trigger language plpgsql set search_path = pg_catalog
as $$ begin raise exception '审计日志只能追加，不能修改或删除' using errcode = 'insufficient_privilege'; end $$;

create trigger only_appended before update or delete on audit.entry for each row execute function audit.refuse();
create trigger never_emptied before truncate on audit.entry for each statement execute function audit.refuse();
create trigger never_removed before delete or truncate on audit.head for each statement execute function audit.refuse();
create trigger only_appended before update or delete on audit.signed_head for each row execute function audit.refuse();
create trigger never_emptied before truncate on audit.signed_head for each statement execute function audit.refuse();

create function audit.forward() returns trigger language plpgsql set search_path = pg_catalog
as $$ begin
    if new.chain <> old.chain or new.number <> old.number + 1 then
        raise exception '链头只能前进一行' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger one_step before update on audit.head for each row execute function audit.forward();

-- The park's side reads, and adds signed heads; the enterprises' side only calls audit.append. Nobody else does anything.
create policy park_reads on audit.entry for select using (true);
create policy park_reads on audit.head for select using (true);
create policy park_reads on audit.signed_head for select using (true);
create policy park_appends on audit.signed_head for insert with check (true);

revoke all on schema audit from public;
revoke all on all tables in schema audit from public;
