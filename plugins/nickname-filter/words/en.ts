import type { FoulWords } from './words.ts';

export const en: FoulWords = {
  foul: `
    fukk fck fcuk fuq fukc phuck phuk phuq fvck fukker fuker fuking fuckoff stfu
    shit shits shite shitty shitter shitters shitting shithead shitheads shitface shithole shitbag
    shitshow bullshit horseshit apeshit batshit dipshit shyt sheit shiit
    cunt cunts cunty kunts
    bitch bitches bitchy bitching biatch beotch bitchass
    ass asses asshat asshats asswipe asswipes asslicker dumbass dumbasses fatass badass smartass
    jackass azzhole arse arses arsewipe
    dickhead dickheads dickwad dickface cockhead cockheads cocksucker
    pussy pussies pussys whore whores whoring slut sluts slutty
    nigga niggas niggaz niga negroid fag fags faggy fagot fagots
    wank wanks wanking wanker wankers wankstain twat twats prick pricks bellend knobhead
    bollocks tits titty titties boob boobs boobies
    piss pissed pisser pisshead pissflaps cums cumming cumshot cumshots jizz jizzed spunk
    blowjobs handjob handjobs rimjob footjob dildo dildos buttplug butthole buttfuck
    porn porno pornos pornhub xvideos hentai gangbang gangbangs milf milfs bukkake
    rape rapes raped raper rapist rapists molester pedo pedos paedo paedophile pedophile
    retard retards retarded spastic spaz
    paki pakis kike kikes gook gooks wetback wetbacks tranny trannies shemale raghead towelhead
    beaner beaners jigaboo kkk orgy orgies horny bastard bastards minger skank skanks hoes
    clit clits smegma scrotum ballsack nutsack queef douche douchebag kys
    assmunch bunghole bulldyke camslut camwhore carpetmuncher circlejerk creampie cornhole felch
    fingerbang fudgepacker jailbait jerkoff jackoff jiggaboo darkie poof poofs poofter poontang
    punany queaf raping slanteye strapon xxx nympho pikey zoophilia bestiality beastiality pissing
    cuck cucks cumslut doggystyle fellatio fisting lubejob turd turds wog wogs gyppo kaffirs
    fucboi biach mofo chode africoon arabush boonga abeed chingchong thot thots`,
  within: `
    fuck motherf cocksuck siegheil heilhitler whitepower nigger faggot asshole arsehole blowjob clusterf deepthroat`,
  either: `
    dick dicks cock cocks hooker hookers dyke dykes coon coons chink
    chinks spic spics schlong knob knobs bum bimbo homo nude nudes
    sex cum tit anal anus penis penises vagina vaginas nazi nazis hitler goebbels himmler
    kunt tosser bugger boner
    masturbate masturbation orgasm orgasms vulva clitoris
    crap hymen sperm semen rectum testicle testicles nipple nipples
    mikehunt hughjass bendover mikeoxlong mikeoxbig dixienormous philmccracken seymourbutts
    ivanakutchakokoff hughjanus moelester dickpic amandahugginkiss jackmehoff`,
};
