"""Promises: an answer in another language is said to be one, and English stays English whatever it quotes or lacks."""

import random

import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.model_answers import model_answers
from rehearse.types import Content

TOLD = {
    "German": [
        "Im März habe ich gesehen, dass der Aufzug jeden Abend stehen blieb.",
        "Niemand hatte mich darum gebeten, aber ich habe die Störungen drei Wochen lang aufgeschrieben.",
        "Dann bin ich mit der Liste zum Hausmeister gegangen und wir haben das Relais getauscht.",
        "Danach ist er nur noch einmal im Monat ausgefallen.",
    ],
    "French": [
        "En mars, j'ai vu que la pompe tombait en panne chaque nuit.",
        "Personne ne me l'avait demandé, mais j'ai noté les pannes pendant trois semaines.",
        "Ensuite je suis allé voir le chef avec la liste et nous avons changé le joint.",
        "Depuis, elle ne s'arrête plus qu'une fois par mois.",
    ],
    "Spanish": [
        "En marzo vi que la bomba se paraba todas las noches y nadie hacía nada.",
        "Apunté las averías durante tres semanas con la hora y el turno.",
        "Luego fui con la lista al jefe de taller y cambiamos la junta.",
        "Desde entonces se para una vez al mes.",
    ],
    "Italian": [
        "A marzo ho visto che la pompa si fermava ogni notte e nessuno faceva niente.",
        "Ho scritto i guasti per tre settimane con l'ora e il turno.",
        "Poi sono andato dal capo con la lista e abbiamo cambiato la guarnizione.",
        "Da allora si ferma una volta al mese.",
    ],
    "Portuguese": [
        "Em março vi que a bomba parava todas as noites e ninguém fazia nada.",
        "Anotei as avarias durante três semanas com a hora e o turno.",
        "Depois fui ter com o chefe e mostrei a lista, e mudámos a junta.",
        "Desde então a bomba não parou mais do que uma vez por mês.",
    ],
    "Dutch": [
        "In maart zag ik dat de pomp elke nacht stilviel en dat niemand er iets aan deed.",
        "Ik heb drie weken lang de storingen opgeschreven met het uur en de ploeg.",
        "Daarna ben ik met de lijst naar de chef gegaan en we hebben de dichting vervangen.",
        "Sindsdien valt hij nog maar een keer per maand uit.",
    ],
    "Swedish": [
        "I mars såg jag att pumpen stannade varje natt och att ingen gjorde något.",
        "Jag skrev upp felen i tre veckor med tid och skift.",
        "Sedan gick jag till chefen med listan och vi bytte packningen.",
        "Efter det stannade den bara en gång i månaden, och det är jag glad för.",
    ],
    "Polish": [
        "W marcu zobaczyłem, że pompa co noc się psuje i nikt z tym nic nie robi.",
        "Przez trzy tygodnie zapisywałem awarie, po kolei z godziną.",
        "Potem poszedłem z listą do szefa i na drugi dzień nie było już starej uszczelki.",
        "Od tej pory pompa psuje się raz w miesiącu, a nie co noc.",
    ],
    "Russian": [
        "В марте я увидел, что насос останавливается каждую ночь.",
        "Три недели я записывал поломки и время.",
        "Потом я пошёл с этим списком к начальнику, и мы заменили прокладку.",
        "С тех пор он останавливается раз в месяц.",
    ],
    "Chinese": [
        "三月 我 发现 水泵 每天 晚上 都会 停机",
        "没有 人 让 我 处理",
        "我 记录 了 三周 的 故障",
        "后来 我们 换 了 垫圈",
    ],
    "Turkish": [
        "Mart ayında pompanın her gece durduğunu gördüm ve kimse bir şey yapmıyordu.",
        "Üç hafta boyunca arızaları saatleriyle birlikte tek tek defterime yazdım.",
        "Sonra listeyi atölye şefine götürdüm ve birlikte eski contayı değiştirdik.",
        "O günden beri pompa ayda yalnızca bir kez duruyor.",
    ],
    "Czech": [
        "V březnu jsem si všiml, že se čerpadlo každou noc zastaví a nikdo s tím nic nedělá.",
        "Tři týdny jsem zapisoval poruchy i s časem a směnou.",
        "Potom jsem šel se seznamem za vedoucím a vyměnili jsme staré těsnění.",
        "Od té doby se čerpadlo zastaví jen jednou za měsíc.",
    ],
    "Romanian": [
        "În martie am observat că pompa se oprea în fiecare noapte și nimeni nu făcea nimic.",
        "Timp de trei săptămâni am notat defecțiunile împreună cu ora și tura.",
        "Apoi am mers cu lista la șeful de atelier și am schimbat garnitura veche.",
        "De atunci pompa se oprește doar o dată pe lună.",
    ],
    "Finnish": [
        "Maaliskuussa huomasin, että pumppu pysähtyi joka yö eikä kukaan tehnyt asialle mitään.",
        "Kirjoitin kolmen viikon ajan viat muistiin kellonajan ja vuoron kanssa.",
        "Sitten menin listan kanssa esimiehen luo ja vaihdoimme vanhan tiivisteen.",
        "Sen jälkeen pumppu on pysähtynyt vain kerran kuukaudessa.",
    ],
    "Hungarian": [
        "Márciusban észrevettem, hogy a szivattyú minden éjjel leáll, és senki nem tesz semmit.",
        "Három héten át felírtam a hibákat az időponttal és a műszakkal együtt.",
        "Aztán a listával elmentem a műhely vezetőjéhez, és kicseréltük a régi tömítést.",
        "Azóta a szivattyú havonta csak egyszer áll le.",
    ],
    "Vietnamese": [
        "Vào tháng ba tôi thấy máy bơm dừng mỗi đêm và không ai làm gì cả.",
        "Trong ba tuần tôi đã ghi lại các lỗi cùng với giờ và ca làm.",
        "Sau đó tôi mang danh sách đến gặp quản đốc và chúng tôi thay miếng đệm cũ.",
        "Từ đó máy bơm chỉ dừng một lần mỗi tháng.",
    ],
    "Indonesian": [
        "Pada bulan Maret saya melihat pompa itu berhenti setiap malam dan tidak ada yang berbuat apa-apa.",
        "Selama tiga minggu saya mencatat semua kerusakan dengan jam dan giliran kerja.",
        "Lalu saya membawa daftar itu kepada kepala bengkel dan kami mengganti segel yang lama.",
        "Sejak itu pompa hanya berhenti sekali dalam sebulan.",
    ],
    "Swahili": [
        "Mwezi wa Machi niliona kwamba pampu ilisimama kila usiku na hakuna mtu aliyefanya lolote.",
        "Kwa wiki tatu niliandika hitilafu zote pamoja na saa na zamu.",
        "Kisha nilipeleka orodha kwa msimamizi wa karakana na tukabadilisha kifungio cha zamani.",
        "Tangu wakati huo pampu husimama mara moja tu kwa mwezi.",
    ],
}
ENGLISH = [
    "In La Paz I joined the El Alto depot, and Señor de la Cruz said “no es mi problema”. I counted the crates there.",
    "My boss said “das ist nicht mein Problem, ich habe keine Zeit”, so I rang the depot in Den Haag myself.",
    "At the Café des Arts I saw that the fridge failed. I moved the milk, I rang Le Froid, I wrote a list.",
    "Night shift, cold store, alarms. Logged temperatures three weeks. Found door wedged. Made clip. Trained cleaners.",
    "Van drivers, El Paso depot, de la Cruz, Los Angeles: late vans.",
    "Vans late, van den Berg, Van Dyk, den Haag depot, Costa del Sol, Los Angeles, La Paz, El Alto, en route.",
    "Set x, y, z and w; o first, e last. Era tags, ale casks, con list, op code, jest tests.",
    "Kubernetes migration, stakeholder alignment, synergy, leadership, ownership, revenue growth, impact, delivery.",
]


def judged(text: str) -> Content:
    return judge(transcript_of(text))[0]


@pytest.mark.parametrize("language", TOLD)
@pytest.mark.parametrize("seed", range(5))
def test_another_language_is_named_as_the_reason_and_nothing_is_found_in_it(language: str, seed: int) -> None:
    chance = random.Random(seed)
    told = chance.sample(TOLD[language], 4)
    content = judged(" ".join(told * chance.choice((1, 2, 3))))
    assert "not in English" in (content.not_scored_reason or "")
    assert content.next_fix.content == "Give the answer in English."
    assert not content.findings


@pytest.mark.parametrize("language", TOLD)
def test_speech_without_marks_in_another_language_is_recognised_as_well(language: str) -> None:
    spoken = " ".join(TOLD[language]).lower().replace(",", "").replace(".", "")
    assert "not in English" in (judged(spoken).not_scored_reason or "")


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("text", ENGLISH)
def test_english_with_names_quotes_or_hardly_a_function_word_is_english(text: str, times: int) -> None:
    assert "not in English" not in (judged(" ".join([text] * times)).not_scored_reason or "")


LATIN = sorted(TOLD.keys() - {"Chinese", "Russian"})


@pytest.mark.parametrize("language", LATIN)
def test_an_english_story_with_a_sentence_of_another_language_is_judged(language: str) -> None:
    for model in model_answers()[LATIN.index(language) :: len(LATIN)]:  # all languages together meet each of them
        assert judged(f"{model.text} {TOLD[language][0]}").scored


@pytest.mark.parametrize("language", TOLD)
def test_the_language_is_named_before_the_length(language: str) -> None:
    """43 words of Turkish were "too few to judge"."""
    assert "not in English" in (judged(" ".join(TOLD[language][:2])).not_scored_reason or "")


@pytest.mark.parametrize("text", ["戀摡", "bad", "Да", "ok ok ok", "ñandú", "Grüße"])
def test_a_few_letters_say_nothing_about_the_language(text: str) -> None:
    """Eight bytes that were no text were said not to be English."""
    assert "too few to judge" in (judged(text).not_scored_reason or "")


@pytest.mark.parametrize(
    "text",
    [
        "Teh pumpe stoped evry nite and nobdy did anyting, so i rote down wen it hapend and wich shift it was.",
        "k8s etcd grpc kafka postgres redis nginx: I moved the nodes, then we rolled back and I fixed the probes.",
        "Xiomara, Nguyen, Wojciechowski and Oyelaran asked me for help, and I told Xiomara to call Siobhan.",
    ],
)
def test_english_with_words_of_no_dictionary_is_english(text: str) -> None:
    assert "not in English" not in (judged(text).not_scored_reason or "")


def test_in_few_words_names_are_no_other_language_but_another_script_is() -> None:
    assert "too few" in (judged("Señor von Thun, Mais du Sud, Las Palmas, Da Nang.").not_scored_reason or "")
    assert "not in English" in (judged("Потом я пошёл с этим списком.").not_scored_reason or "")
