-- 每个园区在区域树上有一个节点；缺少的省、市先补上，名称以后可以改
insert into identity.region (code, level, name, parent)
select distinct left(region, 2) || '0000', 'PROVINCE', '省级区域 ' || left(region, 2) || '0000', null
from enterprise.park on conflict (code) do nothing;
insert into identity.region (code, level, name, parent)
select distinct left(region, 4) || '00', 'ZONE', '市级区域 ' || left(region, 4) || '00', left(region, 2) || '0000'
from enterprise.park where left(region, 4) || '00' <> left(region, 2) || '0000' on conflict (code) do nothing;
insert into identity.region (code, level, name, parent, position)
select code, 'PARK', short_name,
    case when left(region, 4) || '00' = left(region, 2) || '0000' then left(region, 2) || '0000' else left(region, 4) || '00' end,
    position
from enterprise.park;
alter table enterprise.park add constraint park_is_a_region foreign key (code) references identity.region;
