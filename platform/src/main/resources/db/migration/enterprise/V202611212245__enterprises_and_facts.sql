create schema if not exists enterprise;
comment on schema enterprise is '企业：园区、企业、产品、项目、资质、联系人与事实';

create table enterprise.park (
    code       text primary key check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
    name       text not null,
    short_name text not null,
    region     char(6) not null,
    position   int not null default 0
);
comment on table enterprise.park is '园区';
comment on column enterprise.park.code is '园区编号';
comment on column enterprise.park.name is '园区名称';
comment on column enterprise.park.short_name is '园区简称';
comment on column enterprise.park.region is '行政区划代码（GB/T 2260）';
comment on column enterprise.park.position is '排列次序';

create table enterprise.park_figure (
    park   text not null references enterprise.park,
    name   text not null,
    value  text not null,
    period text not null,
    kind   text not null check (kind in ('实际', '目标', '规划', '预测')),
    source text not null,
    primary key (park, name, period, kind, source)
);
comment on table enterprise.park_figure is '园区公开数据';
comment on column enterprise.park_figure.park is '园区';
comment on column enterprise.park_figure.name is '指标名称';
comment on column enterprise.park_figure.value is '数值与单位，照公开材料';
comment on column enterprise.park_figure.period is '所属期间';
comment on column enterprise.park_figure.kind is '性质：实际、目标、规划或预测';
comment on column enterprise.park_figure.source is '出处';

create table enterprise.enterprise (
    id             uuid primary key,
    name           text not null,
    name_pinyin    text not null,
    name_plain     text not null,
    name_initials  text not null,
    name_grams     text[] not null,
    credit_code    char(18) not null,
    park           text not null references enterprise.park,
    region         char(6),
    address        text,
    industry       char(4),
    chain_position text check (chain_position in ('上游', '中游', '下游')),
    chain_segment  text,
    founded        date,
    size_class     text check (size_class in ('大型', '中型', '小型', '微型')),
    demo           boolean not null default false,
    version        int not null default 1,
    archived_at    timestamptz,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    updated_by     text not null,
    constraint enterprise_credit_code_key unique (credit_code)
);
create index enterprise_name_order on enterprise.enterprise (name_pinyin, id);
create index enterprise_name_grams on enterprise.enterprise using gin (name_grams);
create index enterprise_park on enterprise.enterprise (park);
comment on table enterprise.enterprise is '企业';
comment on column enterprise.enterprise.id is '企业编号';
comment on column enterprise.enterprise.name is '企业名称';
comment on column enterprise.enterprise.name_pinyin is '名称拼音，用于排序';
comment on column enterprise.enterprise.name_initials is '名称拼音首字母，用于查找';
comment on column enterprise.enterprise.name_plain is '名称去掉标点、转半角小写，用于查找';
comment on column enterprise.enterprise.name_grams is '名称、首字母和信用代码的二字组，用于查找';
comment on column enterprise.enterprise.credit_code is '统一社会信用代码（GB 32100）';
comment on column enterprise.enterprise.park is '所在园区';
comment on column enterprise.enterprise.region is '行政区划代码（GB/T 2260）';
comment on column enterprise.enterprise.address is '生产经营地址';
comment on column enterprise.enterprise.industry is '行业代码（GB/T 4754，四位）';
comment on column enterprise.enterprise.chain_position is '产业链位置：上游、中游或下游';
comment on column enterprise.enterprise.chain_segment is '产业链环节';
comment on column enterprise.enterprise.founded is '成立日期';
comment on column enterprise.enterprise.size_class is '企业规模，由政策引擎推出，只用于筛选';
comment on column enterprise.enterprise.demo is '是否演示数据';
comment on column enterprise.enterprise.version is '版本，每次修改加一';
comment on column enterprise.enterprise.archived_at is '归档时间，空为在册';
comment on column enterprise.enterprise.created_at is '建档时间';
comment on column enterprise.enterprise.updated_at is '最近修改时间';
comment on column enterprise.enterprise.updated_by is '最近修改人';

create table enterprise.revision (
    enterprise_id uuid not null references enterprise.enterprise on delete cascade,
    version       int not null,
    content       jsonb not null,
    changed_by    text not null,
    changed_at    timestamptz not null,
    primary key (enterprise_id, version)
);
comment on table enterprise.revision is '企业档案的历次版本';
comment on column enterprise.revision.enterprise_id is '企业';
comment on column enterprise.revision.version is '版本';
comment on column enterprise.revision.content is '该版本的全部字段';
comment on column enterprise.revision.changed_by is '修改人';
comment on column enterprise.revision.changed_at is '修改时间';

create table enterprise.contact (
    id            uuid primary key,
    enterprise_id uuid not null references enterprise.enterprise on delete cascade,
    name          text not null,
    position      text not null default '',
    phone         text not null default '',
    email         text not null default '',
    main          boolean not null default false
);
create index contact_enterprise on enterprise.contact (enterprise_id);
comment on table enterprise.contact is '联系人';
comment on column enterprise.contact.id is '编号';
comment on column enterprise.contact.enterprise_id is '企业';
comment on column enterprise.contact.name is '姓名';
comment on column enterprise.contact.position is '职务';
comment on column enterprise.contact.phone is '电话';
comment on column enterprise.contact.email is '电子邮箱';
comment on column enterprise.contact.main is '是否主要联系人';

create table enterprise.product (
    id            uuid primary key,
    enterprise_id uuid not null references enterprise.enterprise on delete cascade,
    name          text not null,
    kind          text not null default '医疗器械'
        check (kind in ('医疗器械', '体外诊断试剂', '生物药', '化学药', '中药', '其他')),
    catalogue     text,
    device_class  text check (device_class in ('第一类', '第二类', '第三类', '不适用')),
    stage         text check (stage in ('临床前', '临床试验', '申报注册', '获批', '转化生产')),
    version       int not null default 1,
    archived_at   timestamptz,
    unique (enterprise_id, name)
);
comment on table enterprise.product is '产品（医疗器械品种）';
comment on column enterprise.product.id is '编号';
comment on column enterprise.product.enterprise_id is '企业';
comment on column enterprise.product.name is '产品名称';
comment on column enterprise.product.kind is '产品门类';
comment on column enterprise.product.catalogue is '分类目录子目录（01—22，体外诊断试剂为 6840）';
comment on column enterprise.product.device_class is '管理类别';
comment on column enterprise.product.stage is '所处阶段';
comment on column enterprise.product.version is '版本，每次修改加一';
comment on column enterprise.product.archived_at is '归档时间，空为在册';

create table enterprise.project (
    id            uuid primary key,
    enterprise_id uuid not null references enterprise.enterprise on delete cascade,
    entity        text not null default 'project' check (entity in ('project', 'platform', 'team')),
    name          text not null,
    stage         text not null default '',
    started       date,
    version       int not null default 1,
    archived_at   timestamptz,
    unique (enterprise_id, entity, name)
);
comment on table enterprise.project is '项目、服务平台与人才团队';
comment on column enterprise.project.id is '编号';
comment on column enterprise.project.enterprise_id is '企业';
comment on column enterprise.project.entity is '对象种类：project 项目、platform 服务平台、team 人才团队';
comment on column enterprise.project.name is '名称';
comment on column enterprise.project.stage is '进展';
comment on column enterprise.project.started is '开始日期';
comment on column enterprise.project.version is '版本，每次修改加一';
comment on column enterprise.project.archived_at is '归档时间，空为在册';

create table enterprise.qualification (
    id            uuid primary key,
    enterprise_id uuid not null references enterprise.enterprise on delete cascade,
    product_id    uuid references enterprise.product on delete cascade,
    kind          text not null,
    number        text not null default '',
    issuer        text not null default '',
    granted       date,
    expires       date
);
create index qualification_enterprise on enterprise.qualification (enterprise_id);
create index qualification_kind on enterprise.qualification (kind);
comment on table enterprise.qualification is '资质与证书';
comment on column enterprise.qualification.id is '编号';
comment on column enterprise.qualification.enterprise_id is '企业';
comment on column enterprise.qualification.product_id is '产品，空为企业的资质';
comment on column enterprise.qualification.kind is '资质或证书种类';
comment on column enterprise.qualification.number is '证书编号';
comment on column enterprise.qualification.issuer is '发证机关';
comment on column enterprise.qualification.granted is '取得日期';
comment on column enterprise.qualification.expires is '有效期至';

create table enterprise.fact (
    id            uuid primary key,
    enterprise_id uuid not null references enterprise.enterprise on delete cascade,
    entity        text not null check (entity in ('enterprise', 'product', 'project', 'platform', 'team')),
    entity_id     uuid not null,
    code          text not null,
    year          smallint not null default 0,
    number        bigint,
    content       text,
    source        text not null,
    as_of         date not null,
    rank          text not null check (rank in ('authority', 'park', 'declared')),
    entered_by    text not null,
    entered_at    timestamptz not null,
    import_id     uuid,
    superseded_at timestamptz,
    superseded_by uuid,
    check (num_nonnulls(number, content) = 1)
);
create unique index fact_current on enterprise.fact (enterprise_id, entity_id, code, year)
    where superseded_at is null;
create index fact_history on enterprise.fact (entity_id, code, year, entered_at);
create index fact_import on enterprise.fact (import_id) where import_id is not null;
create index fact_superseded_by on enterprise.fact (superseded_by) where superseded_by is not null;
comment on table enterprise.fact is '事实：一个对象的一项数据，连同来源、截止日与历史';
comment on column enterprise.fact.id is '编号';
comment on column enterprise.fact.enterprise_id is '所属企业';
comment on column enterprise.fact.entity is '对象种类';
comment on column enterprise.fact.entity_id is '对象编号；企业的事实即企业编号';
comment on column enterprise.fact.code is '事实代码（见事实字典）';
comment on column enterprise.fact.year is '年度，0 为不分年';
comment on column enterprise.fact.number is '数值：金额为分，比率为百万分之一，是否为 1/0，日期为距 1970-01-01 的天数';
comment on column enterprise.fact.content is '代码类的值';
comment on column enterprise.fact.source is '来源';
comment on column enterprise.fact.as_of is '截止日';
comment on column enterprise.fact.rank is '效力：authority 主管部门、park 园区、declared 企业申报';
comment on column enterprise.fact.entered_by is '录入人';
comment on column enterprise.fact.entered_at is '录入时间';
comment on column enterprise.fact.import_id is '导入批次';
comment on column enterprise.fact.superseded_at is '被更正或未采用的时间，空为现行';
comment on column enterprise.fact.superseded_by is '取代它的事实';

create sequence enterprise.change_counter;
comment on sequence enterprise.change_counter is '变更计数：企业与事实每次变更后加一，供缓存判断新旧';
