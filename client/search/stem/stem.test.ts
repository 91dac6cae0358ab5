import { expect, test } from 'vitest';
import { stemOf } from './stem.ts';

/** Words and their stems by the reference implementation (snowballstemmer 3.1.1). */
const ENGLISH = `
  abstraction>abstract additive>addit anchoredtoastmanager>anchoredtoastmanag animals>anim
  apartment>apart arbitrarily>arbitrarili arearraysequal>arearraysequ arranging>arrang
  building>build commented>comment comprises>compris conditionalize>condition
  createfile>createfil cunme>cunm delangle>delangl exampleasyncmultiple>exampleasyncmultipl
  exitcode>exitcod flexibility>flexibl forwarding>forward fromseed>fromse garbled>garbl
  getopts>getopt gettotalsize>gettotals globbing>glob idempotent>idempot infers>infer
  isdirty>isdirti izumisy>izumisi keyboards>keyboard lavender>lavend lrucache>lrucach
  memorized>memor mockagentoptions>mockagentopt onlinepubs>onlinepub onwards>onward
  outputs>output padding>pad preeditstate>preeditst prints>print pythonhome>pythonhom raphs>raph
  recoverymode>recoverymod referring>refer replacer>replac ricky>ricki
  selectarrowstate>selectarrowst servers>server serving>serv setportalcontainer>setportalcontain
  settitle>settitl showglobaloptions>showglobalopt silly>silli stops>stop swallowed>swallow
  terminating>termin thereby>therebi traditionalchinese>traditionalchines
  unnecessary>unnecessari unstyled>unstyl vitaly>vitali
  skies>sky dying>die news>news happily>happili generously>generous relational>relat
  hoping>hope hopping>hop agreed>agre feed>feed adding>add boy's>boy possibility>possibl`;
const RUSSIAN = `
  адресу>адрес аккаунту>аккаунт будете>будет буквы>букв вашего>ваш верно>верн вчера>вчер
  должна>должн загрузки>загрузк запустить>запуст здесь>зде изменились>измен изменилось>измен
  конфиденциальность>конфиденциальн короче>короч людей>люд меняется>меня надежном>надежн
  неверна>неверн новому>нов остаются>оста отказано>отказа открыт>откр открыты>открыт
  открыть>откр отметить>отмет оформление>оформлен перезапустить>перезапуст письма>письм
  пишете>пишет подключиться>подключ показывать>показыва понять>поня почте>почт пришло>пришл
  программы>программ продолжить>продолж прочитанный>прочита размеры>размер раньше>раньш
  рекламы>реклам русский>русск сверен>свер сверенный>сверен серверу>сервер системе>систем
  скопировать>скопирова смеялась>смея смотрит>смотр совпадению>совпаден соединения>соединен
  сообщениям>сообщен сохранено>сохран транслируется>транслир удалено>удал удалось>уда
  удаляет>удаля уточните>уточн черновики>черновик число>числ
  важнейший>важн прочитавши>прочита умываться>умыва новостей>новост любовь>любов длинный>длин`;

const pairs = (list: string) =>
  list
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('>'));

test.each(pairs(ENGLISH))('English: %s has the stem %s', (word, stem) => {
  expect(stemOf(word!)).toBe(stem);
});

test.each(pairs(RUSSIAN))('Russian: %s has the stem %s', (word, stem) => {
  expect(stemOf(word!)).toBe(stem);
});

test.each([
  ['стол', 'столы', 'столом', 'столами'],
  ['сообщение', 'сообщения', 'сообщений', 'сообщениям'],
  ['message', 'messages'],
  ['run', 'running', 'runs'],
])('the forms of a word share a stem', (...forms) => {
  expect(new Set(forms.map(stemOf)).size).toBe(1);
});

test.each(['2026', 'ca4f', 'naïve', 'слово1', 'דבר'])('%s stays what it is', (word) => {
  expect(stemOf(word)).toBe(word);
});
