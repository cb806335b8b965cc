alter table casework.panel add column name text not null default '专家组';
alter table casework.panel add column stage_since timestamptz;
comment on column casework.panel.name is '组名，同一次环节内不重复';
comment on column casework.panel.stage_since is '为事项的哪一次环节经过而组建：其开始时间';

update casework.panel p set stage_since = (
    select max(v.began_at) from casework.visit v
    where v.case_id = p.case_id and v.stage = p.stage and v.began_at <= p.formed_at);
update casework.panel p set name = p.name || ' ' || n.place
from (select id, row_number() over (partition by case_id, stage_since order by formed_at, id) as place
    from casework.panel) n
where n.id = p.id and n.place > 1;

drop index casework.panel_open_once;
create unique index panel_name_once on casework.panel (case_id, stage_since, name);
